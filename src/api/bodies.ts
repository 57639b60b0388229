import type { App } from './options.ts';

/** Largest body that is read, in bytes. */
export const BODY_MOST = 1024 * 1024;

/** Thrown by Fastify for media types it has no parser for; known to errors.ts by this code. */
class NotJson extends Error {
  readonly code = 'FST_ERR_CTP_INVALID_MEDIA_TYPE';
}

/**
 * Only JSON is read. A body without a byte is no body, whatever type it claims: HTTP clients send
 * `content-type: application/json` with an empty POST.
 */
export function acceptJsonOnly(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, body as string, done);
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') done(null, undefined);
    else done(new NotJson('not JSON'), undefined);
  });
}
