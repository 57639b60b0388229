import reference from '@scalar/fastify-api-reference';
import type { App } from './options.ts';

/**
 * What the page may load: what this server serves, and nothing else. The page's own settings ask for nothing
 * outside either; this makes sure of it, whatever a later version of the library would like to fetch.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  // The page starts with a script of its own, whose text the library makes.
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Registers /docs: the OpenAPI document as pages to read, served from here alone. */
export async function registerDocs(app: App): Promise<void> {
  app.addHook('onSend', async (request, reply) => {
    if (!/^\/docs(\/|$)/.test(request.url)) return;
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    if (request.url.endsWith('.js')) reply.header('cache-control', 'public, max-age=3600');
  });
  await app.register(reference, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'Backhaul API',
      cdn: '/docs/js/scalar.js',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      persistAuth: false,
      mcp: { disabled: true },
      agent: { disabled: true },
    },
  });
}
