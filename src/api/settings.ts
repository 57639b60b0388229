import Type, { type Static } from 'typebox';
import { integer, list, nullable } from '../model/fields.ts';
import { type OrganizationSettings, organizationSettings } from '../store/queries/organization-settings.ts';
import { DEFAULT_HISTORY_DAYS } from '../sync/create-connection.ts';
import {
  changeSettings,
  LONGEST_HISTORY_DAYS,
  LONGEST_RETENTION_DAYS,
  RETAINED_RESOURCES,
} from '../sync/settings.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import { disabledList } from './disabled-list.ts';
import type { ApiOptions, App } from './options.ts';

const strict = { additionalProperties: false };
const names = () =>
  nullable(list(Type.String(), 'Functions'), { description: 'Null: those that are off until enabled' });

const answer = Type.Object(
  {
    history_days: integer('How far back the first sync of a new connection reads'),
    disabled_functions: Type.Object(
      { wms: names(), cart: names(), carrier: names() },
      { ...strict, description: 'Not synced where a connection has no setting of its own, by type' },
    ),
    retention_days: Type.Record(Type.String(), Type.Integer(), {
      description: 'How many days records are kept, by resource; what is not named is kept for good',
    }),
    applied: Type.Boolean({ description: 'Whether all connections have it; workers finish it otherwise' }),
  },
  strict,
);

const body = Type.Object(
  {
    history_days: Type.Optional(Type.Integer({ minimum: 1, maximum: LONGEST_HISTORY_DAYS })),
    disabled_functions: Type.Optional(
      Type.Object(
        {
          wms: Type.Optional(disabledList('For warehouses')),
          cart: Type.Optional(disabledList('For carts')),
          carrier: Type.Optional(disabledList('For carriers')),
        },
        strict,
      ),
    ),
    retention_days: Type.Optional(
      Type.Object(
        Object.fromEntries(
          RETAINED_RESOURCES.map((name) => [
            name,
            Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: LONGEST_RETENTION_DAYS }))),
          ]),
        ),
        {
          ...strict,
          description:
            'How many days records are kept, by resource, counted from the date that windows of it go by; null keeps them for good',
        },
      ),
    ),
  },
  strict,
);

/** What an organization sets for all its connections: ours, where the documented product has a page of settings. */
export function registerSettings(app: App, { engine }: ApiOptions): void {
  const config = { access: 'key' } as const;
  const common = { tags: ['settings'], security: SECURITY.key };

  app.get('/settings', {
    config,
    schema: {
      ...common,
      summary: "Read the organization's settings",
      response: answers(answer, 'key', 'invalid'),
    },
    handler: async (request) =>
      toSettingsAnswer(await organizationSettings(engine.pool, callerOf(request).organization_id)),
  });

  app.patch('/settings', {
    config: { ...config, role: 'owner' },
    schema: {
      ...common,
      summary: "Change the organization's settings",
      description:
        'What is left out stays as it is. history_days is for connections made from then on; disabled_functions holds for all that have no setting of their own. retention_days holds for all connections: what is older is dropped within the hour, is no longer said to be covered, and is not read again.',
      body,
      response: answers(
        answer,
        'key',
        'read_only',
        'forbidden',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
      ),
    },
    handler: async (request) => {
      const {
        history_days: historyDays,
        disabled_functions: disabledFunctions,
        retention_days: retentionDays,
      } = request.body;
      const changed = await changeSettings(engine, callerOf(request).organization_id, {
        ...(historyDays !== undefined && { historyDays }),
        ...(disabledFunctions && { disabledFunctions }),
        ...(retentionDays && { retentionDays }),
      });
      return toSettingsAnswer(changed);
    },
  });
}

/** An organization's settings as the API and the command line's `--json` show them. */
export function toSettingsAnswer(settings: OrganizationSettings): Static<typeof answer> {
  const { history_days, disabled_functions: disabled = {}, retention_days = {}, applying } = settings;
  return {
    history_days: history_days ?? DEFAULT_HISTORY_DAYS,
    disabled_functions: {
      wms: disabled.wms ?? null,
      cart: disabled.cart ?? null,
      carrier: disabled.carrier ?? null,
    },
    retention_days: retention_days as Record<string, number>,
    applied: applying === undefined,
  };
}
