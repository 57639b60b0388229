import type { FastifyReply } from 'fastify';
import { BackhaulError } from '../model/index.ts';
import type { BuiltFiles } from './built-files.ts';
import type { App } from './options.ts';

/** What the dashboard's pages may load and do: what this server serves. Its components set styles where they stand. */
const HEADERS = {
  'content-security-policy': [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  vary: 'accept-encoding',
};

/** Files below it have their digest in their name, so what one name stands for never changes. */
const HASHED = 'assets/';

const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Backhaul</title>
<h1>The dashboard is not built</h1>
<p>The API works; only the pages that belong here are missing. Build them where the server runs, in its folder:</p>
<pre>node scripts/build-web.mjs</pre>
<p>and load this page again. <a href="/docs/">The API's documentation</a> is here meanwhile.</p>
`;

/**
 * The dashboard below /app/, and the way there from /. Every address below it that is no file is the app's own affair,
 * so it is answered with the app. The rest of the server never is: what is not there stays 404 for programs.
 */
export function registerDashboard(app: App, files: BuiltFiles): void {
  const hidden = { schema: { hide: true } };
  for (const path of ['/', '/app'])
    app.get(path, hidden, async (_request, reply) => reply.headers(HEADERS).redirect('/app/', 302));

  app.get('/app/*', hidden, async (request, reply) => {
    const name = (request.params as { '*': string })['*'];
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const file = name === '' ? undefined : await files.read(name, accepted);
    if (!file && name.startsWith(HASHED))
      throw new BackhaulError(
        'not_found',
        'This file is not part of the dashboard, or no longer: load the page again.',
      );
    const sent = file ?? (await files.read('index.html', accepted));
    reply.headers(HEADERS);
    if (!sent)
      return reply
        .code(503)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(NOT_BUILT);
    cache(reply, sent === file && name.startsWith(HASHED));
    if (sent.encoding) reply.header('content-encoding', sent.encoding);
    return reply.type(sent.type).send(sent.bytes);
  });
}

function cache(reply: FastifyReply, immutable: boolean): void {
  reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
}
