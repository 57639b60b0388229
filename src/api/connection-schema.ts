import Type, { type Static } from 'typebox';
import {
  dateTime,
  deprecated,
  flag,
  integer,
  list,
  mapOf,
  nullable,
  object,
  oneOf,
  text,
} from '../model/fields.ts';

const syncSchedule = object(
  {
    function_name: text('What it keeps fresh, such as get_orders'),
    last_crawl_start: nullable(dateTime('When its last run began')),
    last_crawl_end: nullable(dateTime('When its last run ended')),
    latest_data: nullable(dateTime('Up to where the data is complete')),
    sync_frequency: integer('Seconds between two runs'),
    sync_status: oneOf(
      ['enabled', 'disabled', 'sync_in_progress', 'first_sync_in_progress', 'error'],
      'What it is doing; enabled also while a sync job holds it, disabled also while it is paused',
    ),
    held_by_job: flag('Whether it waits for an open sync job to end'),
    held_by_sync_job_id: nullable(text('The job that it waits for, the first of several')),
    next_sync_at: nullable(
      dateTime('When its next run is due; null while one is open, and where it starts none by itself'),
    ),
    paused: flag('Whether it starts no run by itself; manual syncs and sync jobs work'),
    disabled: flag('Whether its function is not synced in any way'),
    latest_sync: nullable(dateTime('Use last_crawl_end'), deprecated),
    in_progress: Type.Boolean({ description: 'Use sync_status', ...deprecated }),
  },
  'How one kind of data is kept fresh',
);

const connectionError = object(
  {
    error_message: text('What is wrong, for people'),
    code: text('What is wrong, for programs'),
    error_type: text('The same, in documented words: invalid_credentials, missing_permission, or the code'),
    resource: nullable(text('What is affected, such as orders; null for everything')),
    message: text('The same as error_message'),
    affected_endpoints: list(
      object(
        {
          endpoint: text('Such as GET /wms/orders'),
          preventing_sync: flag('Whether it gets no data at all'),
        },
        'An address whose data is affected',
      ),
      'Addresses whose data is affected',
    ),
    first_seen: dateTime('When it was met first'),
    last_seen: dateTime('When it was met last'),
  },
  'Something that keeps the connection from syncing',
);

/** A connection as the API shows it: documented fields, with ours added, which docs/api-differences.md lists. */
export const connectionSchema = Type.Object(
  {
    connection_id: text('Id of the connection'),
    integration_name: text('The integration, by its slug'),
    integration_display_name: text('The integration, as people call it'),
    integration_type: oneOf(['wms', 'cart', 'carrier'], 'Kind of integration'),
    customer_id: nullable(text("The API client's own id of the customer")),
    created_at: dateTime('When it was made'),
    last_used: nullable(dateTime('When its access token was used last; noted with a delay of seconds')),
    times_used: nullable(integer('How often its access token was used')),
    latest_sync: nullable(dateTime('Use sync_schedules'), deprecated),
    sync_schedules: list(syncSchedule, 'How its data is kept fresh'),
    historical_sync_completed: mapOf(Type.Boolean(), 'For each function, whether its first sync is done'),
    health: oneOf(
      ['ok', 'warn', 'error'],
      'warn: some functions get no data; error: nothing can be read from the source',
    ),
    health_detail: object(
      {
        state: oneOf(
          ['ok', 'trouble', 'paused'],
          'trouble: something keeps it, or a function of it, from syncing; paused: no schedule of it is switched on',
        ),
        reason: nullable(text('Why, for people')),
        since: nullable(dateTime('Since when; null where that was not noted')),
      },
      'Whether somebody should look at it',
    ),
    freshness: nullable(
      object(
        {
          function_name: text('What is oldest, such as get_orders'),
          last_crawl_end: nullable(dateTime('When its last run ended; null before the first')),
          latest_data: nullable(dateTime('Up to where its data is complete')),
        },
        'The schedule whose last run ended longest ago; null where none is switched on',
      ),
    ),
    errors: list(connectionError, 'What keeps it from syncing; empty when all is well'),
    available_actions: list(Type.String(), 'Functions that are not disabled'),
    disabled_functions: nullable(list(Type.String(), 'Functions that it disables itself'), {
      description: "Null: as the organization's setting says",
    }),
    available_endpoints: Type.Array(Type.String(), { description: 'Use available_actions', ...deprecated }),
    webhooks_disabled: nullable(flag('Whether events of its records are not sent')),
    me: nullable(mapOf(Type.String(), 'Whose account it is, in the words of the connected system')),
  },
  {
    $id: 'Connection',
    title: 'Connection',
    description: 'An account at an integration',
    additionalProperties: false,
  },
);

/** The type of `connectionSchema`. */
export type ConnectionAnswer = Static<typeof connectionSchema>;

/** The schema above by its name, for answers. */
export const connectionReference = Type.Unsafe<ConnectionAnswer>({ $ref: 'Connection#' });
