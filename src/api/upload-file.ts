import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { type Inbox, NotOurs } from '../connectors/kit/files.ts';
import { BackhaulError } from '../model/index.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { FILE_MOST, FILE_MOST_WORDS, FileTooLarge, FileTooSlow } from '../sync/files/stage.ts';
import { takeIn } from '../sync/files/take-in.ts';
import { syncNow } from '../sync/manual.ts';
import { connectorToday } from '../sync/profiled.ts';
import { openCredentials } from '../sync/secrets.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { carrierFileReference, fileAnswer } from './carrier-file.ts';
import { makeFileLink, originOf } from './file-link.ts';
import type { ApiOptions, App } from './options.ts';
import { notImplemented } from './read/require-function.ts';
import { invalid } from './validation.ts';

/** How long a client may send nothing before it is given up, in milliseconds. */
const IDLE_MS = 30_000;
const NAME_MOST = 255;

const query = Type.Object(
  { file_name: Type.String({ description: 'Name of the file, such as invoice-2026-03.csv' }) },
  { additionalProperties: false },
);

const answer = Type.Object({
  data: carrierFileReference,
  already: Type.Boolean({ description: 'Whether the very same file, byte for byte, was in before' }),
});

/** Taking in a file that a carrier, or a warehouse without an interface, has sent. Ours: the contract only lists files. */
export async function registerUploadFile(app: App, options: ApiOptions): Promise<void> {
  // A scope of its own: everywhere else only JSON is read, and never as a stream.
  await app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post('/carrier/files', {
      config: { access: 'token', slowBody: true },
      schema: {
        summary: 'Send a file',
        description: `For connections with source type \`upload\`. The body is the file itself, of any content type but JSON and of at most ${FILE_MOST_WORDS}. What is in it is read in a sync that begins at once.`,
        tags: ['carrier'],
        security: SECURITY.token,
        querystring: query,
        response: answers(
          answer,
          'token',
          'read_only',
          'payload_too_large',
          'unsupported_media_type',
          'invalid',
          'not_found',
          'not_implemented',
        ),
      },
      handler: async (request) => {
        try {
          return await upload(options, request, request.query.file_name);
        } catch (error) {
          throw toRefusal(error, request.query.file_name, request.raw);
        }
      },
    });
  });
}

async function upload(options: ApiOptions, request: FastifyRequest, name: string) {
  const { engine, sealer, log } = options;
  const connection = connectionOf(request);
  const inbox = await inboxOf(options, connection);
  checkName(name);
  checkBody(request);
  const { connection_id: connectionId } = connection;
  const bytes = bytesOf(request.raw);
  const { file, already } = await takeIn(engine, { connectionId, inbox, name, bytes, from: 'upload' });
  // The file is in, whatever becomes of this; the next scheduled sync reads it at the latest.
  await syncNow(engine, connection, []).catch((error) =>
    log.warn({ err: error, request_id: request.id }, 'a file came in, but its sync could not be asked for'),
  );
  const linked = { connectionId, fileId: file.file_id };
  return {
    data: fileAnswer(file, makeFileLink(sealer, originOf(request), linked, engine.clock.now())),
    already,
  };
}

/** @throws BackhaulError for connections that take no uploads */
async function inboxOf({ engine }: ApiOptions, connection: ConnectionRecord): Promise<Inbox> {
  const { connection_id: id } = connection;
  const inbox = (await connectorToday(engine.pool, engine, connection))?.inbox;
  if (!inbox) throw notImplemented(engine.connectors, connection, 'upload_file');
  const { source_type: from } = openCredentials(engine.sealer, id, connection.sealed_credentials);
  if (from !== 'upload')
    throw new BackhaulError(
      'bad_request',
      'This connection takes no uploads: it collects its files from a folder or an SFTP server. Leave the file there, or make a connection with source type "upload".',
    );
  return inbox;
}

/** @throws BackhaulError invalid, naming `file_name` */
function checkName(name: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a name must not have
  const wrong = /[/\\\u0000-\u001f\u007f-\u009f]/.test(name) || /^\.{0,2}$/.test(name.trim());
  if (!wrong && name.length <= NAME_MOST) return;
  const right = `must be the name of a file without its folder, of at most ${NAME_MOST} characters.`;
  throw invalid('query', new Map([['file_name', [right]]]));
}

/** @throws BackhaulError for a body that need not be looked at */
function checkBody({ headers }: FastifyRequest): void {
  if (/^application\/([a-z0-9.+-]+\+)?json\b/i.test(headers['content-type'] ?? ''))
    throw new BackhaulError(
      'unsupported_media_type',
      'The body must be the file itself: send it with content-type: text/csv or application/octet-stream.',
    );
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity')
    throw new BackhaulError(
      'unsupported_media_type',
      'The file must be sent as it is, without content-encoding.',
    );
  if (Number(headers['content-length'] ?? 0) > FILE_MOST) throw new FileTooLarge();
}

async function* bytesOf(raw: IncomingMessage): AsyncGenerator<Buffer> {
  // Node ends a socket on which nothing has moved for so long.
  raw.socket.setTimeout(IDLE_MS);
  // Not destroyed when we stop half-way: the refusal has to go out by the same socket.
  yield* raw.iterator({ destroyOnReturn: false });
  // From here on it is we who take the time.
  raw.socket.setTimeout(0);
}

function toRefusal(error: unknown, name: string, raw: IncomingMessage): unknown {
  if (error instanceof NotOurs)
    return new BackhaulError('invalid', `${name}: ${error.message}`, {
      detail: { body: { file: [error.message] } },
    });
  if (error instanceof FileTooLarge) return new BackhaulError('payload_too_large', error.message);
  if (error instanceof FileTooSlow) return new BackhaulError('bad_request', error.message);
  // Nobody reads this any more; but it is no failure of ours, to be logged as one.
  if (raw.destroyed && !raw.complete)
    return new BackhaulError('bad_request', 'The file ended before it was whole.');
  return error;
}
