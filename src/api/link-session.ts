import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Connector, CredentialField } from '../connectors/kit/manifest.ts';
import { choices, connectInvited, invitedConnection } from '../link/connect-invited.ts';
import { canConsent } from '../link/consent.ts';
import { permissionsBy } from '../link/permissions.ts';
import { freeMap, oneOf, text } from '../model/fields.ts';
import { invitationOf, noteInvited, secretOf } from './invited.ts';
import type { ApiOptions, App } from './options.ts';

const body = Type.Object(
  {
    integration_name: text('The chosen integration, by its slug'),
    integration_type: oneOf(['wms', 'cart', 'carrier'], 'Its type'),
    credentials: freeMap('What was entered'),
  },
  { additionalProperties: false },
);

/**
 * What the page that connects asks, in the name of an invitation: its secret comes in a header, so that no address holds
 * it. The page's own affair and no part of the API: it may change with the page.
 */
export function registerLinkSession(app: App, { engine, sealer, oauthClients = {} }: ApiOptions): void {
  const { pool } = engine;
  app.decorateRequest('invited', null);

  /** What there is to choose among, and what to enter for each. */
  app.get('/link/session', {
    onRequest: noStore,
    schema: { hide: true },
    handler: async (request) => {
      const invitation = await invitationOf(pool, request);
      const old = await invitedConnection(engine, invitation);
      return {
        organization: { name: invitation.organization_name },
        kind: invitation.kind,
        integration_type: invitation.integration_type,
        expires_at: invitation.expires_at.toISOString(),
        connection: old && { me: old.me },
        integrations: choices(engine, invitation, old).map((one) =>
          toChoice(one, canConsent(one, oauthClients)),
        ),
      };
    },
  });

  /** Connects, with what was entered. */
  app.post('/link/session/connect', {
    onRequest: noStore,
    schema: { hide: true, body },
    handler: async (request) => {
      const invitation = await invitationOf(pool, request);
      const { integration_type: type, integration_name: name, credentials } = request.body;
      const made = await connectInvited(engine, sealer, invitation, { type, name, credentials });
      noteInvited(request, invitation, made.connectionId);
      return { auth_code: made.authCode, integration_name: name, me: made.me };
    },
  });

  /** What was found out so far of what may be read; the header has the code that connecting gave. */
  app.get('/link/session/permissions', {
    onRequest: noStore,
    schema: { hide: true },
    handler: async (request) => ({ permissions: await permissionsBy(pool, secretOf(request)) }),
  });
}

/** What this page is told is for it alone, now. */
export async function noStore(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('cache-control', 'no-store');
}

/** @param oauth whether the customer consents at the vendor: then less is to be entered */
function toChoice(connector: Connector, oauth: boolean) {
  const { type, name, displayName, credentials, functions, authorize } = connector;
  const given = oauth && authorize ? [authorize.client.id, authorize.client.secret, ...authorize.gives] : [];
  return {
    integration_type: type,
    integration_name: name,
    display_name: displayName,
    functions: functions.map((fn) => fn.name),
    oauth,
    fields: credentials.filter((field) => !given.includes(field.name)).map(toField),
  };
}

function toField({
  name,
  label,
  secret,
  required,
  oneOf: values,
  words,
  reserved,
  ...more
}: CredentialField) {
  return {
    name,
    label,
    secret,
    required,
    one_of:
      values
        ?.filter((value) => !reserved?.includes(value))
        .map((value) => ({ value, label: words?.[value] ?? value })) ?? null,
    help: more.help ?? null,
    multiline: more.multiline ?? false,
    when: more.when ?? null,
  };
}
