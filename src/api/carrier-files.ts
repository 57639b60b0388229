import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { BackhaulError } from '../model/index.ts';
import { type FileRow, findFile } from '../store/queries/files.ts';
import { listFiles } from '../store/queries/files-list.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { carrierFile, carrierFileReference, fileAnswer } from './carrier-file.ts';
import { makeFileLink, originOf } from './file-link.ts';
import { INSTANT_WORDS, instantField, readInstant } from './instant.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';
import { notImplemented } from './read/require-function.ts';
import { invalid } from './validation.ts';

const PAGE_USUAL = 100;
const DAY_MS = 24 * 3600 * 1000;
const LIST = 'carrier_file';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const query = Type.Object(
  {
    start_time: Type.Optional(
      instantField('Files that came in at or after this instant; 24 hours ago if left out'),
    ),
    end_time: Type.Optional(instantField('Files that came in before this instant; now if left out')),
    file_type: Type.Optional(Type.String({ maxLength: 100, description: 'Kind of file, such as csv' })),
    file_name: Type.Optional(Type.String({ maxLength: 255, description: 'Name of the file, all of it' })),
    ...pagingFields(PAGE_USUAL),
  },
  { additionalProperties: false },
);

/** The files that carriers have sent: a list, and each alone. */
export function registerCarrierFiles(app: App, { engine, sealer }: ApiOptions): void {
  app.addSchema(carrierFile);

  app.get('/carrier/files', {
    config: { access: 'token' },
    schema: {
      summary: 'List files',
      description:
        'Files that came in, in that order, each with a link to its bytes that is good for 20 minutes.',
      tags: ['carrier'],
      security: SECURITY.token,
      querystring: query,
      response: answers(
        Type.Object({ data: Type.Array(carrierFileReference), ...envelopeFields }),
        'token',
        'invalid',
        'not_implemented',
      ),
    },
    handler: async (request) => {
      const owner = ownerOf(request);
      const {
        start_time: start,
        end_time: end,
        limit = PAGE_USUAL,
        page_token: token,
        ...names
      } = request.query;
      const problems = new Map<string, string[]>();
      for (const [field, text] of Object.entries({ start_time: start, end_time: end }))
        if (text !== undefined && !readInstant(text)) problems.set(field, [INSTANT_WORDS]);
      for (const [field, text] of Object.entries(names))
        if (text.includes('\0')) problems.set(field, ['has a character that no name holds.']);
      if (problems.size > 0) throw invalid('query', problems);
      const rows = await listFiles(engine.pool, {
        connectionId: owner,
        from: (start !== undefined && readInstant(start)) || new Date(engine.clock.now().getTime() - DAY_MS),
        to: end === undefined ? null : readInstant(end),
        fileType: names.file_type ?? null,
        fileName: names.file_name ?? null,
        after: token === undefined ? null : new Date(openPageToken(sealer, owner, LIST, token)),
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        data: page.map((row) => answer(request, owner, row)),
        next_token: last ? sealPageToken(sealer, owner, LIST, last.arrived_at.toISOString()) : null,
        total_count: page.length,
      };
    },
  });

  app.get('/carrier/files/:file_id', {
    config: { access: 'token' },
    schema: {
      summary: 'Get a file',
      description: 'With a link to its bytes that is good for 20 minutes.',
      tags: ['carrier'],
      security: SECURITY.token,
      params: Type.Object({ file_id: Type.String({ description: 'Id of the file' }) }),
      response: answers(Type.Object({ data: carrierFileReference }), 'token', 'not_found', 'not_implemented'),
    },
    handler: async (request) => {
      const owner = ownerOf(request);
      const { file_id: id } = request.params;
      const row = UUID.test(id) ? await findFile(engine.pool, owner, id) : undefined;
      if (!row) throw new BackhaulError('not_found', 'This connection has no such file.', { id });
      return { data: answer(request, owner, row) };
    },
  });

  function ownerOf(request: FastifyRequest): string {
    const connection = connectionOf(request);
    const { integration_type: type, integration_name: name } = connection;
    // Also a warehouse may send files; a carrier that sends none has none.
    if (type !== 'carrier' && !engine.connectors.find(type, name)?.inbox)
      throw notImplemented(engine.connectors, connection, 'get_files');
    return connection.connection_id;
  }

  function answer(request: FastifyRequest, connectionId: string, row: FileRow) {
    const file = { connectionId, fileId: row.file_id };
    return fileAnswer(row, makeFileLink(sealer, originOf(request), file, engine.clock.now()));
  }
}
