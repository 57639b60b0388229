import Type from 'typebox';
import { nullable, text } from '../model/fields.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { disableFunctions } from '../sync/disable.ts';
import { changeFrequency, pauseSchedules } from '../sync/steer-schedules.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { disabledList } from './disabled-list.ts';
import type { ApiOptions, App } from './options.ts';

/** A minute to a week. */
const FREQUENCY = { minimum: 60, maximum: 604_800 } as const;

const strict = { additionalProperties: false };
const pause = Type.Object(
  { paused: Type.Boolean({ description: 'true pauses it, false lets it go on' }) },
  strict,
);
const functionName = Type.Object({
  function_name: Type.String({ description: 'What it keeps fresh, such as get_orders' }),
});
const answer = Type.Object({
  id: text('Id of the connection'),
  object: Type.Enum(['connection'], { type: 'string', description: 'What the id is of' }),
  updated: Type.Boolean({ description: 'Whether this changed something' }),
});

/** Steering the schedules of a connection: pausing, disabling, how often. */
export function registerSchedules(app: App, { engine }: ApiOptions): void {
  const config = { access: 'token' } as const;
  const common = { tags: ['schedules'], security: SECURITY.token };
  const refusals = ['read_only', 'payload_too_large', 'unsupported_media_type', 'invalid'] as const;
  const steered = ({ connection_id: id }: ConnectionRecord, updated: boolean) => ({
    id,
    object: 'connection' as const,
    updated,
  });

  app.patch('/schedules/:function_name/toggle', {
    config,
    schema: {
      ...common,
      summary: 'Pause a schedule, or let it go on',
      description: 'A paused schedule keeps its place. Manual syncs and sync jobs go on.',
      params: functionName,
      body: pause,
      response: answers(answer, 'token', ...refusals, 'not_found'),
    },
    handler: async (request) => {
      const connection = connectionOf(request);
      const { function_name: name } = request.params;
      return steered(connection, await pauseSchedules(engine, connection, name, request.body.paused));
    },
  });

  app.patch('/schedules/toggle-all', {
    config,
    schema: {
      ...common,
      summary: 'Pause all schedules of a connection, or let them go on',
      description: 'Each keeps its place. Manual syncs and sync jobs go on.',
      body: pause,
      response: answers(answer, 'token', ...refusals, 'not_found'),
    },
    handler: async (request) => {
      const connection = connectionOf(request);
      return steered(connection, await pauseSchedules(engine, connection, null, request.body.paused));
    },
  });

  app.patch('/schedules/disabled-functions', {
    config,
    schema: {
      ...common,
      summary: 'Say which functions of a connection are disabled',
      description:
        'A disabled function is not synced in any way; what is stored stays readable. Open sync jobs of it become stuck. Enabling it goes on from its place, without a gap.',
      body: Type.Object(
        {
          disabled_functions: disabledList(
            "All that are disabled: [] enables everything, null is the organization's setting",
          ),
        },
        strict,
      ),
      response: answers(answer, 'token', ...refusals, 'not_found'),
    },
    handler: async (request) => {
      const connection = connectionOf(request);
      const { disabled_functions: names } = request.body;
      return steered(connection, await disableFunctions(engine, connection, names));
    },
  });

  app.patch('/schedules/:function_name', {
    config,
    schema: {
      ...common,
      summary: 'Say how often a function of a connection is synced',
      params: functionName,
      body: Type.Object(
        {
          sync_frequency: nullable(Type.Integer(FREQUENCY), {
            description: 'Seconds between two runs, from a minute to a week; null is the default',
          }),
        },
        strict,
      ),
      response: answers(answer, 'token', ...refusals, 'not_found'),
    },
    handler: async (request) => {
      const connection = connectionOf(request);
      const { function_name: name } = request.params;
      const { sync_frequency: seconds } = request.body;
      return steered(connection, await changeFrequency(engine, connection, name, seconds));
    },
  });
}
