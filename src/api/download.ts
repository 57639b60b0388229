import { Readable } from 'node:stream';
import Type from 'typebox';
import { BackhaulError } from '../model/index.ts';
import { loadConnectionRecord } from '../store/queries/connections.ts';
import { findFile, PART_BYTES } from '../store/queries/files.ts';
import { readStored } from '../sync/files/read-stored.ts';
import { answers, SECURITY } from './answers.ts';
import { FILE_LINKS, openFileLink } from './file-link.ts';
import type { ApiOptions, App } from './options.ts';

/** How long a client may take none of the bytes before it is given up, in milliseconds. */
const IDLE_MS = 60_000;

const OCTETS = 'application/octet-stream';
const CONTENT_TYPES: Readonly<Record<string, string>> = { csv: 'text/csv', pdf: 'application/pdf' };
const BYTES = Type.Unsafe<Readable>({
  content: Object.fromEntries(
    [OCTETS, ...Object.values(CONTENT_TYPES)].map((type) => [
      type,
      { schema: { type: 'string', format: 'binary' } },
    ]),
  ),
});

/** The bytes of a file, for whoever has a link to it. */
export function registerDownload(app: App, { engine, sealer }: ApiOptions): void {
  app.get(`${FILE_LINKS}/:link`, {
    schema: {
      summary: 'Download a file',
      description:
        'Answers the bytes of the file that a `download_url` names, for 20 minutes. Takes no headers.',
      tags: ['carrier'],
      security: SECURITY.none,
      params: Type.Object({ link: Type.String({ description: 'As `download_url` has it' }) }),
      response: answers(BYTES, 'none', 'not_found'),
    },
    handler: async (request, reply) => {
      const linked = openFileLink(sealer, request.params.link, engine.clock.now());
      // A link names no token, so it must be looked up whether the connection is still there.
      const there = linked && (await loadConnectionRecord(engine.pool, linked.connectionId));
      const file = there && (await findFile(engine.pool, linked.connectionId, linked.fileId));
      // Neither says which it was, nor repeats the link.
      if (!linked || !file)
        throw new BackhaulError(
          'not_found',
          'This link is not or no longer good: it works for 20 minutes. Ask for the file again to get a new one.',
        );
      reply.raw.setTimeout(IDLE_MS);
      const bytes = readStored(engine.pool, { ...linked, size: file.size }, 0);
      return reply
        .type(Object.hasOwn(CONTENT_TYPES, file.file_type) ? CONTENT_TYPES[file.file_type]! : OCTETS)
        .headers({
          'content-length': String(file.size),
          'content-disposition': disposition(file.file_name),
          'x-content-type-options': 'nosniff',
          // Whatever is in it, a browser is not to run it in our name.
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, no-store',
          'referrer-policy': 'no-referrer',
        })
        .send(Readable.from(bytes, { objectMode: false, highWaterMark: PART_BYTES }));
    },
  });
}

/** To be saved under its own name: in letters every client knows, and for those that know more in full. */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^A-Za-z0-9 ._()-]/g, '_');
  const full = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, percent);
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}

function percent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}
