import swagger from '@fastify/swagger';
import type { App } from './options.ts';
import { COOKIE } from './session-cookie.ts';

/** Gathers the schemas of all routes registered after it into an OpenAPI document; see `registerDocument`. */
export async function gatherSchemas(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Backhaul',
        description:
          'Reads orders, products, returns and more from warehouse systems, carts and carriers in one shape, and ' +
          'syncs any stretch of time on demand. Every answer carries `x-request-id`; answers to requests with an ' +
          'access token carry `x-ratelimit-limit`, `x-ratelimit-remaining` and `x-ratelimit-reset`.',
        version: '0.1.0',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'The server that this document comes from' }],
      components: {
        securitySchemes: {
          apiKey: {
            type: 'apiKey',
            in: 'header',
            name: 'x-trackstar-api-key',
            description: 'Names the organization',
          },
          accessToken: {
            type: 'apiKey',
            in: 'header',
            name: 'x-trackstar-access-token',
            description: 'Names one connection of the organization',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: COOKIE,
            description:
              'A browser that is signed in, see POST /session; looked at only where no API key is sent. What is not GET or HEAD carries `csrf_token` in the header `x-backhaul-csrf`, or is refused with 403',
          },
          connection: {
            type: 'apiKey',
            in: 'header',
            name: 'x-backhaul-connection',
            description: "A connection's id: under a session it takes the place of the access token",
          },
        },
      },
    },
    transform: ({ schema, url, route }) => ({
      schema: {
        ...schema,
        ...(route.config?.slowBody && FILE),
        operationId: operationIdOf(String(route.method), url),
      },
      url,
    }),
    refResolver: { buildLocalReference: (schema) => String(schema.$id) },
  });
}

/** The body of a route that reads it by itself, as it comes in. */
const FILE = { consumes: ['application/octet-stream'], body: { type: 'string', format: 'binary' } };

/**
 * What generated clients call an operation, made from its address so that none is forgotten and no two are alike:
 * `GET /wms/orders/:order_id` is `getWmsOrdersByOrderId`.
 */
function operationIdOf(method: string, url: string): string {
  const words = url
    .split('/')
    .flatMap((part) => (part.startsWith(':') ? ['by', ...part.slice(1).split('_')] : part.split('-')));
  return [
    method.toLowerCase(),
    ...words.filter(Boolean).map((word) => word[0]!.toUpperCase() + word.slice(1)),
  ].join('');
}

/** Registers /openapi.json. The text is made once: nothing in it depends on who asks. */
export function registerDocument(app: App): void {
  let text: string | undefined;
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    text ??= JSON.stringify(withOptionalBodies(app.swagger() as Document));
    return reply.type('application/json; charset=utf-8').send(text);
  });
}

interface Document {
  paths: Record<string, Record<string, { requestBody?: Body }>>;
}

interface Body {
  required: boolean;
  content: Record<string, { schema: { required?: string[] } }>;
}

/** A body that needs no field may be left out, which the plugin does not know. */
function withOptionalBodies(document: Document): Document {
  for (const methods of Object.values(document.paths))
    for (const { requestBody: body } of Object.values(methods)) {
      const json = body?.content['application/json'];
      if (body && json && !json.schema.required) body.required = false;
    }
  return document;
}
