import type { FastifyReply, FastifyRequest } from 'fastify';
import { BackhaulError } from '../model/index.ts';
import type { BuiltFiles } from './built-files.ts';
import type { App } from './options.ts';

/**
 * What the page that connects may load and do: what this server serves. Any site may show it in a frame, since there is
 * nothing in it for whoever has no invitation, and no cookie lets it do anything.
 */
const HEADERS = {
  'content-security-policy': [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
  vary: 'accept-encoding',
};

/** The script that opens the page in a frame is loaded by other sites, so that it may be. */
const SCRIPT_HEADERS = {
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=3600',
  vary: 'accept-encoding',
};

/** The page below /link/ on which customers connect, and the script by which other pages open it. */
export function registerLinkPage(app: App, files: BuiltFiles): void {
  const hidden = { schema: { hide: true } };
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    headers: Record<string, string>,
  ) => {
    const file = await files.read(name, String(request.headers['accept-encoding'] ?? ''));
    if (!file)
      throw new BackhaulError(
        'unavailable',
        'This page is not built. Whoever runs this server can build it with: node scripts/build-web.mjs',
      );
    reply.headers(headers).type(file.type);
    if (file.encoding) reply.header('content-encoding', file.encoding);
    return reply.send(file.bytes);
  };

  app.get('/link', hidden, async (_request, reply) => reply.headers(HEADERS).redirect('/link/', 302));
  for (const path of ['/link/', '/link/callback'])
    app.get(path, hidden, (request, reply) => send(request, reply, 'link.html', HEADERS));
  app.get('/link/link.js', hidden, (request, reply) => send(request, reply, 'link.js', SCRIPT_HEADERS));
}
