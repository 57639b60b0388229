import { randomBytes } from 'node:crypto';
import Type, { type Static } from 'typebox';
import type { Connector } from '../connectors/kit/manifest.ts';
import { oneOf, text } from '../model/fields.ts';
import { BackhaulError, type IntegrationType } from '../model/index.ts';
import { inTransaction } from '../store/database.ts';
import { findByIntegration } from '../store/queries/connections.ts';
import { lockOrganization } from '../store/queries/lock-organization.ts';
import { createConnection, DEFAULT_HISTORY_DAYS } from '../sync/create-connection.ts';
import { resetConnection } from '../sync/reset-connection.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import { connectedFields } from './connected.ts';
import { toConnectionAnswers } from './connection-answer.ts';
import type { ApiOptions, App } from './options.ts';

const types = ['wms', 'cart', 'carrier'] as const;

const answer = Type.Object({
  ...connectedFields,
  integration_name: text('Always sandbox'),
});

/** An account at a made-up vendor, for trying things: one an organization and type. */
export function registerSandbox(app: App, options: ApiOptions): void {
  // Calls of one organization and type go one after another: a client that asks twice at once gets one sandbox.
  const busy = new Map<string, Promise<unknown>>();

  app.post('/sandbox/generate-sandbox/:integration_type', {
    config: { access: 'key' },
    schema: {
      summary: 'Make or reset a sandbox',
      description:
        'Answers the same connection and access token each time; its data begins anew. Takes no body.',
      tags: ['sandbox'],
      security: SECURITY.key,
      params: Type.Object({ integration_type: oneOf(types, 'Kind of integration') }),
      response: answers(
        answer,
        'key',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
        'not_implemented',
      ),
    },
    handler: async (request) => {
      const { integration_type: type } = request.params;
      const connector = options.engine.connectors.find(type, 'sandbox');
      if (!connector) throw new BackhaulError('not_implemented', `There is no sandbox of type ${type} here.`);
      const { organization_id: owner } = callerOf(request);
      const name = `${owner} ${type}`;
      const turn = (busy.get(name) ?? Promise.resolve())
        .catch(() => {})
        .then(() => generate(options, owner, type, connector));
      busy.set(name, turn);
      try {
        return await turn;
      } finally {
        if (busy.get(name) === turn) busy.delete(name);
      }
    },
  });
}

async function generate(
  { engine, sealer }: ApiOptions,
  organizationId: string,
  type: IntegrationType,
  connector: Connector,
): Promise<Static<typeof answer>> {
  const renewal = { connector, credentials: { api_key: `sbx_${randomBytes(16).toString('hex')}` } };
  // The organization's row keeps other processes from making a second one meanwhile.
  const { made, historyDays } = await inTransaction(engine.pool, async (tx) => {
    const { history_days: historyDays = DEFAULT_HISTORY_DAYS } = await lockOrganization(tx, organizationId);
    if (await findByIntegration(tx, organizationId, type, 'sandbox')) return { made: false, historyDays };
    // Everything is on, whatever the organization says: it is there for trying things.
    const owner = { organizationId, customerId: null };
    await createConnection(engine, sealer, { ...owner, ...renewal, historyDays, disabledFunctions: [] });
    return { made: true, historyDays };
  });
  const connection = (await findByIntegration(engine.pool, organizationId, type, 'sandbox'))!;
  const id = connection.connection_id;
  if (!made) await resetConnection(engine, sealer, id, { ...renewal, historyDays });
  const [shown] = await toConnectionAnswers(engine, [connection]);
  return {
    access_token: sealer.open(id, connection.sealed_access_token),
    connection_id: id,
    integration_name: 'sandbox',
    customer_id: connection.customer_id,
    available_actions: shown!.available_actions,
    available_endpoints: shown!.available_endpoints,
  };
}
