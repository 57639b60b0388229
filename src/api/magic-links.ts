import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { magicAddress, makeMagicLink } from '../link/invite.ts';
import { MAGIC_DAYS } from '../link/magic-days.ts';
import { nullable, oneOf } from '../model/fields.ts';
import { BackhaulError } from '../model/index.ts';
import {
  deleteMagicLink,
  findMagicLink,
  type Invitation,
  listMagicLinks,
} from '../store/queries/invitations.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import { requireConnection } from './connections.ts';
import { customerIdField, readCustomerId } from './customer-id.ts';
import { originOf } from './file-link.ts';
import { type MagicLinkAnswer, magicLink, toMagicLinkAnswer } from './magic-link-answer.ts';
import { UUID } from './no-connection.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, PAGE_MOST, pagingFields } from './read/paging.ts';

const LIST = 'magic-link';
const strict = { additionalProperties: false };
const names = (description: string) =>
  Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100, description }));

const one = Type.Object({ magic_link: magicLink });
const params = Type.Object({ magic_link_id: Type.String({ description: 'Id of the magic link' }) });

/** Links that are sent to customers, who connect by them without the organization's own pages. */
export function registerMagicLinks(app: App, { engine, sealer, publicUrl }: ApiOptions): void {
  const { pool } = engine;
  const config = { access: 'key' } as const;
  const common = { tags: ['link'], security: SECURITY.key };

  // Whoever has the address can connect something, which is more than to read.
  const toAnswer = (link: Invitation, request: FastifyRequest): MagicLinkAnswer =>
    toMagicLinkAnswer(
      link,
      callerOf(request).access === 'full' ? magicAddress(sealer, publicUrl ?? originOf(request), link) : null,
    );

  app.get('/magic-links', {
    config,
    schema: {
      ...common,
      summary: 'List magic links',
      description: 'Those that have not expired, in the order they were made.',
      querystring: Type.Object(pagingFields(PAGE_MOST), strict),
      response: answers(
        Type.Object({ magic_links: Type.Array(magicLink), ...envelopeFields }),
        'key',
        'invalid',
      ),
    },
    handler: async (request, reply) => {
      const { organization_id: owner } = callerOf(request);
      const { limit = PAGE_MOST, page_token: token } = request.query;
      const after = token === undefined ? null : openPageToken(sealer, owner, LIST, token);
      const rows = await listMagicLinks(pool, owner, after, limit + 1);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      reply.header('cache-control', 'no-store');
      return {
        magic_links: page.map((link) => toAnswer(link, request)),
        next_token: last ? sealPageToken(sealer, owner, LIST, last.invitation_id) : null,
        total_count: page.length,
      };
    },
  });

  app.post('/magic-links', {
    config,
    schema: {
      ...common,
      summary: 'Make a magic link',
      description:
        'Nothing is sent: hand its address over yourself. For new connections it works until it expires, for one whose credentials are entered anew it works once.',
      body: Type.Object(
        {
          integration_type: Type.Optional(
            oneOf(['wms', 'cart', 'carrier'], 'What kind of integration it offers; wms unless told'),
          ),
          link_duration: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: MAGIC_DAYS.most,
              description: `Days that it works; ${MAGIC_DAYS.usual} unless told`,
            }),
          ),
          customer_id: Type.Optional(customerIdField),
          connection_id: Type.Optional(
            nullable(
              Type.String({
                maxLength: 100,
                description:
                  'Enter the credentials of this connection anew: its id, access token and history stay',
              }),
            ),
          ),
          integration_allow_list: names('Offer only these, by slug; goes with neither of the two below'),
          integration_block_list: names('Do not offer these'),
          integrations_with_endpoints: names('Offer only integrations with all of these, such as get_orders'),
          disabled_functions: names('Functions that what is connected does not sync'),
          enabled_functions: names('Functions that it does, whatever the organization says'),
        },
        strict,
      ),
      response: answers(
        one,
        'key',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
        'not_found',
      ),
    },
    handler: async (request, reply) => {
      const { organization_id: owner } = callerOf(request);
      const given = request.body;
      const { connection_id: connectionId } = given;
      const link = await makeMagicLink(engine, sealer, owner, {
        ...(given.integration_type !== undefined && { integrationType: given.integration_type }),
        ...(given.link_duration !== undefined && { days: given.link_duration }),
        customerId: readCustomerId(given.customer_id),
        connection:
          typeof connectionId === 'string' ? await requireConnection(engine, owner, connectionId) : null,
        allowList: given.integration_allow_list ?? [],
        blockList: given.integration_block_list ?? [],
        withFunctions: given.integrations_with_endpoints ?? [],
        disabledFunctions: given.disabled_functions ?? [],
        enabledFunctions: given.enabled_functions ?? [],
      });
      reply.header('cache-control', 'no-store');
      return { magic_link: toAnswer(link, request) };
    },
  });

  app.get('/magic-links/:magic_link_id', {
    config,
    schema: {
      ...common,
      summary: 'Read a magic link',
      description: 'One that has expired is known for a month.',
      params,
      response: answers(one, 'key', 'not_found'),
    },
    handler: async (request, reply) => {
      const { magic_link_id: id } = request.params;
      const { organization_id: owner } = callerOf(request);
      const link = UUID.test(id) ? await findMagicLink(pool, owner, id) : undefined;
      if (!link) throw noLink(id);
      reply.header('cache-control', 'no-store');
      return { magic_link: toAnswer(link, request) };
    },
  });

  app.delete('/magic-links/:magic_link_id', {
    config,
    schema: {
      ...common,
      summary: 'Withdraw a magic link',
      description: 'It works no more; what was connected by it stays. Takes no body; one is ignored.',
      params,
      response: answers(
        Type.Object({
          id: Type.String({ description: 'Id of the magic link' }),
          object: oneOf(['magic_link'] as const, 'What the id is of'),
          deleted: Type.Boolean({ description: 'Always true' }),
        }),
        'key',
        'read_only',
        'not_found',
      ),
    },
    handler: async (request) => {
      const { magic_link_id: id } = request.params;
      const { organization_id: owner } = callerOf(request);
      if (UUID.test(id) && (await deleteMagicLink(pool, owner, id)))
        return { id: id.replaceAll('-', '').toLowerCase(), object: 'magic_link' as const, deleted: true };
      throw noLink(id);
    },
  });
}

function noLink(id: string): BackhaulError {
  return new BackhaulError('not_found', `There is no magic link ${id.slice(0, 64)}.`, { id });
}
