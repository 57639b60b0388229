import Type from 'typebox';
import { beginConsent, consentOutcome, finishConsent } from '../link/consent.ts';
import { freeMap, nullable, oneOf, text } from '../model/fields.ts';
import { BackhaulError } from '../model/index.ts';
import { originOf } from './file-link.ts';
import { invitationOf, noteInvited, secretOf } from './invited.ts';
import { browserSecret, keepBrowserSecret } from './link-cookie.ts';
import { noStore } from './link-session.ts';
import { UUID } from './no-connection.ts';
import type { ApiOptions, App } from './options.ts';

const strict = { additionalProperties: false };
const short = (most: number, description: string) => Type.String({ maxLength: most, description });

/** Where vendors send customers back to, below the public address; exactly this is registered there. */
const CALLBACK = '/link/callback';

/** The way to a vendor's own page and back, for the page that connects. No part of the API, as the rest of the page's. */
export function registerLinkConsent(app: App, { engine, publicUrl, oauthClients = {} }: ApiOptions): void {
  app.post('/link/session/consents', {
    onRequest: noStore,
    schema: {
      hide: true,
      body: Type.Object(
        {
          attempt: Type.String({ pattern: UUID.source, description: 'A new id, to ask by what came of it' }),
          integration_name: text('The chosen integration, by its slug'),
          integration_type: oneOf(['wms', 'cart', 'carrier'], 'Its type'),
          credentials: freeMap('What is entered beside the consent'),
        },
        strict,
      ),
    },
    handler: async (request, reply) => {
      const invitation = await invitationOf(engine.pool, request);
      const { attempt, integration_name: name, integration_type: type, credentials } = request.body;
      const browser = keepBrowserSecret(request, publicUrl);
      const redirectUri = `${publicUrl ?? originOf(request)}${CALLBACK}`;
      const entered = { attempt, type, name, credentials };
      const from = { browser: browser.secret, redirectUri };
      const url = await beginConsent(engine, oauthClients, invitation, entered, from);
      reply.header('set-cookie', browser.header);
      return { url };
    },
  });

  /** Somebody came back; which invitation he has is found by the state, and that he left from here by the cookie. */
  app.post('/link/session/returned', {
    onRequest: noStore,
    schema: {
      hide: true,
      body: Type.Object(
        {
          state: short(200, 'As the vendor sent it back'),
          code: nullable(short(4000, 'What the vendor gave; null where it gave none')),
          error: nullable(short(500, 'Why it gave none')),
        },
        strict,
      ),
    },
    handler: async (request) => {
      const browser = browserSecret(request);
      if (browser === undefined)
        throw new BackhaulError(
          'unauthorized',
          'This was not begun in this browser, or took too long. Go back to the page on which you began, and begin again.',
        );
      const made = await finishConsent(engine, oauthClients, request.body, browser);
      noteInvited(request, made.invitation, made.connectionId);
      const { connector, authCode, me, invitation } = made;
      return {
        auth_code: authCode,
        integration_name: connector.name,
        display_name: connector.displayName,
        organization: { name: invitation.organization_name },
        me,
      };
    },
  });

  app.get('/link/session/consents/:attempt', {
    onRequest: noStore,
    schema: { hide: true, params: Type.Object({ attempt: Type.String({ pattern: UUID.source }) }) },
    handler: async (request) => {
      const outcome = await consentOutcome(engine, secretOf(request), request.params.attempt);
      if (outcome.state !== 'connected') return outcome;
      return {
        state: outcome.state,
        auth_code: outcome.authCode,
        integration_name: outcome.integrationName,
        me: null,
      };
    },
  });
}
