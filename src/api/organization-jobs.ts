import Type from 'typebox';
import { nullable, oneOf, text } from '../model/fields.ts';
import { findOrganizationJobs } from '../sync/organization-jobs.ts';
import { answers, SECURITY } from './answers.ts';
import { functionField, integrationField, statusFields, wantedStatuses } from './job-filters.ts';
import { jobSchema, PURPOSES } from './job-schema.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';
import { ownerOf } from './webhooks/common.ts';
import { idField } from './webhooks/filter-fields.ts';

const PAGE_USUAL = 50;
/** Each job carries its progress, which is made of its slices. */
const PAGE_MOST = 200;
const LIST = 'organization_job';

/** A sync job with what names its connection. */
export const organizationJob = Type.Object(
  {
    ...jobSchema.properties,
    integration_type: oneOf(['wms', 'cart', 'carrier'] as const, 'Kind of integration'),
    integration_name: text('The integration of its connection, by its slug'),
    integration_display_name: text('The integration, as people call it'),
    customer_id: nullable(text("The API client's own id of the connection's customer")),
  },
  { description: 'A sync job, and whose it is', additionalProperties: false },
);

const query = Type.Object(
  {
    ...statusFields,
    function_name: functionField('Jobs that read this, such as get_orders'),
    integration_name: integrationField('Jobs of connections to this integration, by its slug'),
    connection_id: idField('Jobs of this connection'),
    purpose: Type.Optional(oneOf(PURPOSES, 'Jobs for this')),
    ...pagingFields(PAGE_USUAL, PAGE_MOST),
  },
  { additionalProperties: false },
);

/** The sync jobs of all connections of an organization. Additive: the contract knows jobs of one connection only. */
export function registerOrganizationJobs(app: App, { engine, sealer }: ApiOptions): void {
  app.get('/on-demand-syncs', {
    config: { access: 'key' },
    schema: {
      summary: 'List the sync jobs of all connections',
      description:
        'Newest first. With filters that few jobs fit, a page may end before it is full: go on while there is a `next_token`.',
      tags: ['on-demand syncs'],
      security: SECURITY.key,
      querystring: query,
      response: answers(
        Type.Object({ data: Type.Array(organizationJob), ...envelopeFields }),
        'key',
        'invalid',
      ),
    },
    handler: async (request) => {
      const owner = ownerOf(request);
      const { function_name, integration_name, connection_id, purpose, limit, page_token } = request.query;
      const { items, next } = await findOrganizationJobs(
        engine,
        owner,
        {
          statuses: wantedStatuses(request.query),
          functionName: function_name,
          integrationName: integration_name,
          connectionId: connection_id,
          purpose,
        },
        {
          after: page_token === undefined ? null : openPageToken(sealer, owner, LIST, page_token),
          limit: limit ?? PAGE_USUAL,
        },
      );
      return {
        data: items,
        next_token: next && sealPageToken(sealer, owner, LIST, next),
        total_count: items.length,
      };
    },
  });
}
