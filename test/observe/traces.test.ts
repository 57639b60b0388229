/** The spans of a run, as they come in at a receiver of OTLP. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startTracing } from '../../src/cli/tracing.ts';
import { Metrics, Observer, silentLog } from '../../src/observe/index.ts';
import { cancelJob } from '../../src/sync/jobs.ts';
import { noRelease } from '../support/world.ts';
import { type CameIn, startCollector } from './collector.ts';
import { sandboxGround } from './ground.ts';

afterEach(() => vi.unstubAllEnvs());

/** A process that sends its traces to the collector. */
async function tracedProcess(url: string, instance: string, log = silentLog()) {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', url);
  const tracing = (await startTracing(process.env, instance, log))!;
  return { observe: new Observer(log, new Metrics(), tracing.sink), close: () => tracing.close() };
}

async function collector() {
  const made = await startCollector();
  onTestFinished(() => made.close());
  return made;
}

const named = (spans: CameIn[], name: string) => spans.filter((span) => span.name === name);

describe('the traces', () => {
  it('have a run down to each request in one trace, though two processes took turns at it', async () => {
    const { url, spans } = await collector();
    const anna = await tracedProcess(url, 'anna');
    const ben = await tracedProcess(url, 'ben');
    const world = await sandboxGround({ observe: anna.observe });
    const jobId = await world.job(20);

    const first = await world.take();
    for (let pages = 0; pages < 2; pages++) await first.step(noRelease);
    first.stopAsking();
    await first.finish();
    await world.workOff(await world.take({ ...world.engine, observe: ben.observe }));
    await Promise.all([anna.close(), ben.close()]);

    const { progress, report, status } = await world.status(jobId);
    expect(status).toBe('completed');
    expect(progress.pages).toBeGreaterThan(4);
    const traceId = jobId.replaceAll('-', '');
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));

    const [run, ...more] = named(spans, 'run');
    expect(more).toEqual([]);
    expect(run).toMatchObject({
      parentSpanId: undefined,
      attributes: {
        'backhaul.run_id': jobId,
        'backhaul.connection_id': world.connectionId,
        'backhaul.function_name': 'get_orders',
        'backhaul.integration': 'sandbox',
        'backhaul.kind': 'on_demand',
        'backhaul.status': 'completed',
        'backhaul.pages': progress.pages,
        'backhaul.records_new': report.records_new,
      },
    });
    // A page that took too long to write is written again; what was asked for meanwhile is asked for again.
    const pages = named(spans, 'page').filter((page) => page.attributes['backhaul.outcome'] === 'stored');
    expect(pages.map(({ instance }) => instance)).toEqual(expect.arrayContaining(['anna', 'ben']));
    expect(pages).toHaveLength(progress.pages);
    expect(pages.map((page) => page.parentSpanId)).toEqual(pages.map(() => run!.spanId));
    const records = pages.map((page) => Number(page.attributes['backhaul.records']));
    expect(records.reduce((sum, one) => sum + one, 0)).toBe(report.records_new);
    for (const page of pages) {
      const parts = spans.filter(({ parentSpanId }) => parentSpanId === page.spanId);
      expect(new Set(parts.map(({ name }) => name))).toEqual(new Set(['request', 'map', 'commit']));
      expect(named(parts, 'request')).toHaveLength(1);
      for (const part of parts) {
        expect(part.began).toBeGreaterThanOrEqual(page.began - 2);
        expect(part.ended).toBeLessThanOrEqual(page.ended + 2);
      }
    }
    expect(named(spans, 'request')[0]!.attributes).toMatchObject({
      'http.request.method': 'GET',
      'url.path': '/v1/orders',
      'http.response.status_code': 200,
      'http.response.body.size': expect.any(Number),
    });
    expect(JSON.stringify(spans)).not.toMatch(/updated_after|limit=|sbx_/);
    // The metrics of both say the same of the requests.
    const texts = await Promise.all([anna.observe.metrics.text(), ben.observe.metrics.text()]);
    const requests = texts.flatMap((text) =>
      [...text.matchAll(/^backhaul_source_requests_total{.*outcome="ok"} (\d+)$/gm)].map(([, n]) =>
        Number(n),
      ),
    );
    expect(requests.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(progress.requests);
  });

  it('show what failed and what was cancelled', async () => {
    const { url, spans } = await collector();
    const one = await tracedProcess(url, 'one');
    const world = await sandboxGround({ observe: one.observe });
    world.turn({ fail_next: 1 });
    const jobId = await world.job(3);
    const runner = await world.take();
    await runner.step(noRelease);
    await cancelJob(world.engine, world.connectionId, jobId);
    await world.workOff(runner);
    await one.close();

    const [page] = named(spans, 'page');
    expect(page).toMatchObject({ status: 2, attributes: { 'error.type': 'source_unavailable' } });
    expect(named(spans, 'request')[0]).toMatchObject({
      parentSpanId: page!.spanId,
      status: 2,
      attributes: { 'http.response.status_code': 503, 'error.type': 'failed' },
    });
    const [run] = named(spans, 'run');
    expect(run).toMatchObject({ spanId: page!.parentSpanId, attributes: { 'backhaul.status': 'cancelled' } });
  });

  it('cost a warning and nothing else while nobody receives them, and say when somebody does again', async () => {
    const { url, spans, state } = await collector();
    state.status = 400;
    vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '20');
    const logged: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
    const one = await tracedProcess(url, 'one', log);
    const told = (words: string) => logged.filter((line) => line.includes(words));
    const ask = async (until: () => boolean) => {
      while (!until()) {
        one.observe.apiRequest('GET', undefined)('/healthz', 200);
        await sleep(10);
      }
    };
    await ask(() => told('traces cannot be delivered').length > 0);
    state.status = 200;
    await ask(() => told('traces are delivered again').length > 0);
    await one.close();
    expect(told('traces cannot be delivered')).toHaveLength(1);
    expect(spans.length).toBeGreaterThan(0);
  });

  it('go on below what a caller of the API named, unless it wants none', async () => {
    const { url, spans } = await collector();
    const { observe, close } = await tracedProcess(url, 'api');
    const [trace, parent] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
    observe.apiRequest('POST', `00-${trace}-${parent}-01`)('/connections/sync', 200);
    observe.apiRequest('GET', `00-${trace}-${parent}-00`)('/not/sampled', 200);
    observe.apiRequest('GET', 'nonsense')('/wms/orders', 500);
    const event = { event_id: 'e', type: 'order.created', connection_id: 'c' };
    observe.webhookAttempt('endpoint', event, 'https://hooks.example.com/secret')('failed', 500);
    await close();
    expect(JSON.stringify(spans)).not.toContain('secret');
    expect(spans).toEqual([
      expect.objectContaining({ name: 'POST /connections/sync', traceId: trace, parentSpanId: parent }),
      expect.objectContaining({ name: 'GET /wms/orders', parentSpanId: undefined, status: 2 }),
      expect.objectContaining({
        name: 'webhook',
        parentSpanId: undefined,
        status: 2,
        attributes: expect.objectContaining({
          'server.address': 'hooks.example.com',
          'backhaul.endpoint_id': 'endpoint',
          'backhaul.event_id': 'e',
          'backhaul.event_type': 'order.created',
          'backhaul.connection_id': 'c',
          'http.response.status_code': 500,
        }),
      }),
    ]);
  });

  it('are not made at all where no endpoint is set, and an endpoint that is none is refused', async () => {
    expect(await startTracing({}, 'x', silentLog())).toBeNull();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://x', OTEL_SDK_DISABLED: 'true' };
    expect(await startTracing(env, 'x', silentLog())).toBeNull();
    await expect(
      startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: 'me:secret' }, 'x', silentLog()),
    ).rejects.toThrow(
      /^OTEL_EXPORTER_OTLP_ENDPOINT is not a web address, but must look like http:\/\/127.0.0.1:4318.$/,
    );
  });
});
