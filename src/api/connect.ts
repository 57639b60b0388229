import Type from 'typebox';
import { catalogueOf } from '../connectors/catalogue/catalogue.ts';
import type { Connector } from '../connectors/kit/manifest.ts';
import { freeMap, mapOf, nullable, oneOf, text } from '../model/fields.ts';
import { invalidField } from '../model/index.ts';
import { organizationSettings } from '../store/queries/organization-settings.ts';
import { connect } from '../sync/connect.ts';
import { DEFAULT_HISTORY_DAYS } from '../sync/create-connection.ts';
import type { Engine } from '../sync/engine.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import { connectedFields } from './connected.ts';
import { available } from './connection-answer.ts';
import { disabledList } from './disabled-list.ts';
import type { ApiOptions, App } from './options.ts';

/** Ten years: more than any source keeps. */
const LONGEST_HISTORY_DAYS = 3660;

const body = Type.Object(
  {
    integration_name: text('The integration, by its slug'),
    integration_type: Type.Optional(
      oneOf(['wms', 'cart', 'carrier'], 'Needed only where a slug exists in several types'),
    ),
    credentials: freeMap('What GET /integrations/{type}/{name} says the integration asks for'),
    customer_id: Type.Optional(
      nullable(Type.String({ maxLength: 500, description: 'Your own id of the customer' })),
    ),
    history_days: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: LONGEST_HISTORY_DAYS,
        description: "How far back the first sync reads; the organization's setting (30 days) unless told",
      }),
    ),
    disabled_functions: Type.Optional(
      disabledList("Functions that are not synced; null: the organization's setting"),
    ),
  },
  { additionalProperties: false },
);

const answer = Type.Object({
  ...connectedFields,
  me: nullable(mapOf(Type.String(), 'Whose account it is, in the words of the connected system')),
});

/** Makes connections from credentials: ours, beside the documented way through the Link window. */
export function registerConnect(app: App, { engine, sealer }: ApiOptions): void {
  app.post('/connections', {
    config: { access: 'key' },
    schema: {
      summary: 'Connect an account',
      description:
        'Compares the credentials with what the integration asks for, tries them there, stores them encrypted, and begins the first sync. Nothing is made unless they work.',
      tags: ['connections'],
      security: SECURITY.key,
      body,
      response: answers(
        answer,
        'key',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
        'credentials_refused',
        'source_unavailable',
      ),
    },
    handler: async (request) => {
      const {
        integration_name: name,
        integration_type: type,
        credentials,
        customer_id,
        history_days,
        disabled_functions,
      } = request.body;
      const connector = chooseConnector(engine, name, type);
      const { organization_id: organizationId } = callerOf(request);
      const settings = await organizationSettings(engine.pool, organizationId);
      const made = await connect(engine, sealer, {
        organizationId,
        connector,
        credentials: credentials as Record<string, string>,
        customerId: customer_id ?? null,
        historyDays: history_days ?? settings.history_days ?? DEFAULT_HISTORY_DAYS,
        disabledFunctions: disabled_functions ?? null,
      });
      return {
        access_token: made.accessToken,
        connection_id: made.connectionId,
        integration_name: connector.name,
        customer_id: customer_id ?? null,
        ...available(
          engine,
          { integration_type: connector.type, integration_name: connector.name },
          made.functions,
        ),
        me: made.me,
      };
    },
  });
}

/** @throws BackhaulError invalid, naming the field that does not lead to one connector */
function chooseConnector(engine: Engine, name: string, type: string | undefined): Connector {
  const named = engine.connectors.all().filter((connector) => connector.name === name);
  if (named.length === 0) {
    const known = catalogueOf(engine.connectors.all()).find((integration) => integration.name === name);
    throw invalidField(
      'integration_name',
      known
        ? `${known.displayName} has no connector yet, so it cannot be connected.`
        : `there is no integration ${name.slice(0, 100)}. GET /integrations/{type} lists them.`,
    );
  }
  const found = type === undefined ? named : named.filter((connector) => connector.type === type);
  if (found.length === 1) return found[0]!;
  const types = named.map((connector) => connector.type).join(', ');
  throw invalidField('integration_type', `${name} exists as ${types}: say which.`);
}
