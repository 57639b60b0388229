import Type from 'typebox';
import { dateTime, flag, integer, list, nullable, object, text } from '../model/fields.ts';
import { findCoverage } from '../sync/coverage-summary.ts';
import { answers, SECURITY } from './answers.ts';
import { stretchSchema } from './coverage-schema.ts';
import { functionField, integrationField } from './job-filters.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';
import { ownerOf } from './webhooks/common.ts';

const PAGE_USUAL = 20;
/** Each connection has some functions, and each of these its ranges. */
const PAGE_MOST = 100;
const LIST = 'coverage';

const functionSummary = object(
  {
    function_name: text('What was read, such as get_orders'),
    basis: text('Which date of a record the ranges are of; `none`: a snapshot, read whole'),
    oldest: nullable(dateTime('Where what was read begins; null for a snapshot')),
    newest: nullable(dateTime('Where it ends; null for a snapshot')),
    covered: list(stretchSchema, 'What was read, in the order of time, at most 50 ranges'),
    drawn_together: flag('There are more ranges: those that are closest to each other are shown as one'),
    gaps: nullable(
      integer(
        'How many stretches between oldest and newest were not read and can be; of all, as drawn or not',
      ),
      { description: 'Null for a snapshot, and where no window can fill them any more' },
    ),
    last_as_of: dateTime('The newest instant at which something of it was read'),
  },
  'What was read of a function',
);

const connectionCoverage = object(
  {
    connection_id: text('Id of the connection'),
    integration_name: text('The integration, by its slug'),
    integration_display_name: text('The integration, as people call it'),
    customer_id: nullable(text("The API client's own id of the customer")),
    functions: list(functionSummary, 'Those of which something was read'),
  },
  'What was read of a connection',
);

const query = Type.Object(
  {
    function_name: functionField('Only this function, such as get_orders'),
    integration_name: integrationField('Connections to this integration, by its slug'),
    ...pagingFields(PAGE_USUAL, PAGE_MOST),
  },
  { additionalProperties: false },
);

/** What was read of all connections, in short; `GET /connections/coverage` has all of one. Additive. */
export function registerCoverageList(app: App, { engine, sealer }: ApiOptions): void {
  app.get('/coverage', {
    config: { access: 'key' },
    schema: {
      summary: 'Show what was read of all connections',
      description:
        'In the order the connections were made. In short: `GET /connections/coverage` tells when and by which run.',
      tags: ['overview'],
      security: SECURITY.key,
      querystring: query,
      response: answers(
        Type.Object({ data: Type.Array(connectionCoverage), ...envelopeFields }),
        'key',
        'invalid',
      ),
    },
    handler: async (request) => {
      const owner = ownerOf(request);
      const { function_name, integration_name, limit = PAGE_USUAL, page_token: token } = request.query;
      const { connections, next } = await findCoverage(
        engine,
        owner,
        { functionName: function_name, integrationName: integration_name },
        token === undefined ? null : openPageToken(sealer, owner, LIST, token),
        limit,
      );
      return {
        data: connections,
        next_token: next && sealPageToken(sealer, owner, LIST, next),
        total_count: connections.length,
      };
    },
  });
}
