import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A span as it came in, its attributes as an object. */
export interface CameIn {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  attributes: Record<string, unknown>;
  /** OTLP: 2 is an error. */
  status: number | undefined;
  began: number;
  ended: number;
  /** service.instance.id of whoever sent it. */
  instance: unknown;
}

interface KeyValue {
  key: string;
  value: Record<string, unknown>;
}

/** A receiver of OTLP over HTTP, as a collector is one. */
export async function startCollector() {
  const spans: CameIn[] = [];
  const state = { status: 200 };
  const server = createServer(async (request, response) => {
    // biome-ignore lint/suspicious/noExplicitAny: what OTLP sends, picked apart below
    const body = (await json(request)) as any;
    if (state.status === 200 && request.url === '/v1/traces') spans.push(...body.resourceSpans.flatMap(read));
    response.writeHead(state.status, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    state,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what OTLP sends
function read(resource: any): CameIn[] {
  const instance = attributesOf(resource.resource.attributes)['service.instance.id'];
  // biome-ignore lint/suspicious/noExplicitAny: what OTLP sends
  return resource.scopeSpans.flatMap(({ spans }: any) =>
    // biome-ignore lint/suspicious/noExplicitAny: what OTLP sends
    spans.map((span: any) => ({
      name: span.name,
      traceId: span.traceId,
      spanId: span.spanId,
      parentSpanId: span.parentSpanId,
      attributes: attributesOf(span.attributes),
      status: span.status?.code,
      began: Number(span.startTimeUnixNano) / 1e6,
      ended: Number(span.endTimeUnixNano) / 1e6,
      instance,
    })),
  );
}

function attributesOf(list: KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]]));
}
