import Type, { type Static } from 'typebox';
import { nullable, object, text } from '../model/fields.ts';
import { deleteSession, findSession } from '../store/queries/user-sessions.ts';
import { tokenHash } from '../store/seal.ts';
import { signIn } from '../users/sign-in.ts';
import { answers, SECURITY } from './answers.ts';
import { type Gate, type Session, sessionOf } from './auth.ts';
import type { ApiOptions, App } from './options.ts';
import { checkOrigin } from './same-origin.ts';
import { csrfToken, sessionCookie } from './session-cookie.ts';
import { roleField } from './user-schema.ts';

const signedIn = object(
  {
    user: object(
      {
        user_id: text('Id of the user'),
        email: text('His address'),
        name: text('What he is called'),
        role: roleField,
      },
      'Who is signed in',
    ),
    organization: object(
      { organization_id: text('Id of the organization'), name: text('What it is called') },
      'Whose data he sees',
    ),
    csrf_token: text('To be sent as `x-backhaul-csrf` with everything that is not GET or HEAD'),
  },
  'A browser that is signed in',
);
const answer = Type.Object({ data: signedIn });

/** Signing in with a one-time link, who is signed in, and signing out. */
export function registerSession(app: App, options: ApiOptions, gate: Gate): void {
  const { pool } = options.engine;
  const tags = ['session'];

  app.post('/session', {
    schema: {
      summary: 'Sign in',
      description:
        'Exchanges the token of a one-time link, which stands behind the # of its address, for a session: an HttpOnly cookie. It lasts until it was not used for 30 days, and for 180 days at most.',
      tags,
      security: SECURITY.none,
      body: Type.Object(
        {
          link_token: Type.String({ minLength: 1, maxLength: 200, description: 'What stands behind the #' }),
        },
        { additionalProperties: false },
      ),
      response: answers(
        answer,
        'none',
        'unauthorized',
        'csrf',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
      ),
    },
    handler: async (request, reply) => {
      // Or a page of another site could sign a browser in as somebody whose link it has.
      checkOrigin(request, options.publicUrl);
      const token = await signIn(pool, request.body.link_token);
      const hash = tokenHash(token);
      const session = await findSession(pool, hash);
      if (!session) throw new Error('A session that was just made is gone: its user was removed.');
      reply.header('set-cookie', sessionCookie(token, options, request));
      return toAnswer({ ...session, hash, token });
    },
  });

  app.get('/session', {
    schema: {
      summary: 'See who is signed in',
      description: 'Null where nobody is: a question, and no failure, since every page begins with it.',
      tags,
      security: SECURITY.none,
      response: answers(Type.Object({ data: nullable(signedIn) }), 'none'),
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const session = await gate.signedIn(request);
      return session ? toAnswer(session) : { data: null };
    },
  });

  app.delete('/session', {
    config: { access: 'session', reads: true },
    schema: {
      summary: 'Sign out',
      description: 'Ends this session; others of the same user go on. Takes no body.',
      tags,
      security: SECURITY.session,
      response: answers(
        Type.Object({ deleted: Type.Boolean({ description: 'Always true' }) }),
        'session',
        'csrf',
      ),
    },
    handler: async (request, reply) => {
      const session = sessionOf(request);
      await deleteSession(pool, session.hash);
      gate.forgetSession(session);
      reply.header('set-cookie', sessionCookie(null, options, request));
      return { deleted: true };
    },
  });
}

function toAnswer(session: Session): Static<typeof answer> {
  const { user_id, email, name, role, organization_id, organization_name, token } = session;
  return {
    data: {
      user: { user_id, email, name, role },
      organization: { organization_id, name: organization_name },
      csrf_token: csrfToken(token),
    },
  };
}
