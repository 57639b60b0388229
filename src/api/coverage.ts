import Type from 'typebox';
import { readCoverage } from '../sync/coverage.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { coverageAnswer } from './coverage-schema.ts';
import { instantField } from './instant.ts';
import type { ApiOptions, App } from './options.ts';

const query = Type.Object(
  {
    function_name: Type.Optional(
      Type.String({ pattern: '^[a-z_]{1,100}$', description: 'Only this function, such as get_orders' }),
    ),
    start_time: Type.Optional(instantField('Look at this instant and what follows')),
    end_time: Type.Optional(instantField('Look at what lies before this instant')),
  },
  { additionalProperties: false },
);

/** What was read of a connection, and what was not. Additive: the contract has nothing like it. */
export function registerCoverage(app: App, { engine }: ApiOptions): void {
  app.get('/connections/coverage', {
    config: { access: 'token' },
    schema: {
      summary: 'Show what was read, and what was not',
      description:
        'Function by function: which ranges were read and as of when, the gaps between them, and what is no longer kept, by the source or here.',
      tags: ['on-demand syncs'],
      security: SECURITY.token,
      querystring: query,
      response: answers(coverageAnswer, 'token', 'invalid'),
    },
    handler: async (request) => {
      const { function_name: functionName, start_time, end_time } = request.query;
      const data = await readCoverage(engine, connectionOf(request), {
        functionName,
        start: start_time === undefined ? undefined : new Date(start_time),
        end: end_time === undefined ? undefined : new Date(end_time),
      });
      return { data };
    },
  });
}
