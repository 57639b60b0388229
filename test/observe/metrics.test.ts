/** The metrics, scraped as Prometheus does. */
import type { IncomingMessage } from 'node:http';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { refuseScraper } from '../../src/api/may-scrape.ts';
import { startMetrics } from '../../src/api/metrics-server.ts';
import { Metrics } from '../../src/observe/index.ts';
import { systemClock } from '../../src/sync/clock.ts';
import { gaugesReader } from '../../src/sync/gauges.ts';
import { newJob } from '../api/jobs.ts';
import { makeWorld, type World } from '../api/world.ts';
import { query } from '../support/database.ts';

const TOKEN = 'scraper-token-0123456789';

/** The samples of a scrape by name and labels. */
async function scrape(url: string): Promise<Map<string, number>> {
  const answer = await fetch(`${url}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const samples = (await answer.text()).matchAll(/^([a-z_]+(?:{[^}]*})?) (\S+)$/gm);
  return new Map([...samples].map(([, name, value]) => [name!, Number(value)]));
}

describe('the metrics', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.end());

  it('grow by what a sync job reports', async () => {
    const { id, token } = await world.connect(world.ours);
    await world.work(id);
    world.shelves.orders = Array.from({ length: 25 }, (_, at) => ({
      id: `o${at}`,
      updated: '2025-12-05T00:00:00Z',
    }));
    const before = await scrape(world.url);
    const jobId = await newJob(world, token);
    await world.work(id);
    const { body: job } = await world.client.get(`/connections/on-demand-syncs/${jobId}`, { token });
    const events = await query(world.databaseUrl, 'SELECT count(*)::int AS n FROM event WHERE run_id = $1', [
      jobId,
    ]);
    const after = await scrape(world.url);
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);

    expect(job).toMatchObject({ status: 'completed', report: { records_new: 25 } });
    const labels = 'integration="acme",function="get_orders"';
    expect(grown(`backhaul_records_total{${labels},outcome="new"}`)).toBe(25);
    expect(grown(`backhaul_pages_total{${labels},outcome="stored"}`)).toBe(job.progress.pages);
    expect(grown('backhaul_commit_duration_seconds_count')).toBeGreaterThanOrEqual(job.progress.pages);
    expect(grown('backhaul_runs_ended_total{kind="on_demand",status="completed"}')).toBe(1);
    expect(grown('backhaul_events_written_total')).toBe(events[0].n);
    const route = 'route="/connections/on-demand-syncs"';
    expect(grown(`backhaul_api_requests_total{method="POST",${route},status="200"}`)).toBe(1);
    expect(grown(`backhaul_api_request_duration_seconds_count{${route}}`)).toBe(1);
    expect([...after.keys()].join()).not.toContain(id);
  });

  it('tell of the database what stands in it, and go on without it', async () => {
    const fresh = await makeWorld();
    onTestFinished(() => fresh.end());
    const { token } = await fresh.connect(fresh.ours);
    await newJob(fresh, token);
    await query(fresh.databaseUrl, "UPDATE connection_state SET due_at = now() - interval '100 seconds'");
    await query(
      fresh.databaseUrl,
      "UPDATE run SET waiting_until = now() + interval '1 hour' WHERE kind = 'on_demand'",
    );
    const [connection] = await query(
      fresh.databaseUrl,
      'SELECT connection_id, organization_id FROM connection',
    );
    const { connection_id, organization_id } = connection;
    // Two of three events are still to be sent to one endpoint; another, switched off, is not waited for.
    await query(
      fresh.databaseUrl,
      `WITH made AS (
         INSERT INTO endpoint (endpoint_id, organization_id, url, max_per_second, sealed_secrets, enabled)
         SELECT ids.id, $2, 'http://x', 1, '', ids.enabled
         FROM (VALUES (gen_random_uuid(), true), (gen_random_uuid(), false)) ids (id, enabled) RETURNING endpoint_id, enabled
       ), feeds AS (
         INSERT INTO feed (connection_id, feed_id, endpoint_id, position, upto)
         SELECT $1, endpoint_id, endpoint_id, CASE WHEN enabled THEN 101 ELSE 100 END, 103 FROM made
       )
       INSERT INTO event (connection_id, event_id, seq, type, historical, data, created_at)
       SELECT $1, gen_random_uuid(), 100 + n, 'order.created', false, '{}', now() - make_interval(secs => 1000 * (4 - n))
       FROM generate_series(1, 3) n`,
      [connection_id, organization_id],
    );
    const told = await scrape(fresh.url);
    const functions = fresh.engine.connectors.find('wms', 'acme')!.functions.length;
    expect(told.get('backhaul_open_runs{kind="initial",state="ready"}')).toBe(functions);
    expect(told.get('backhaul_open_runs{kind="on_demand",state="waiting"}')).toBe(1);
    expect(told.get('backhaul_connections_due')).toBe(1);
    expect(told.get('backhaul_connections_due_oldest_seconds')).toBeGreaterThanOrEqual(100);
    expect(told.get('backhaul_unsent_event_oldest_seconds')).toBeGreaterThanOrEqual(2000);
    expect(told.get('backhaul_unsent_event_oldest_seconds')).toBeLessThan(3000);
    expect(told.get('backhaul_database_up')).toBe(1);

    fresh.engine.observe.metrics.readGauges = () => Promise.reject(new Error('down'));
    const down = await scrape(fresh.url);
    expect(down.get('backhaul_database_up')).toBe(0);
    expect([...down.keys()].filter((name) => /open_runs|due|unsent|redeliveries/.test(name))).toEqual([]);
  });

  it('ask the database once for scrapers in a hurry, and never without any', async () => {
    let asked = 0;
    const query = (text: string, values?: unknown[]) => {
      asked += 1;
      return world.pool.query(text, values);
    };
    const metrics = new Metrics();
    metrics.readGauges = gaugesReader({ query } as Pool, systemClock);
    expect(asked).toBe(0);
    await Promise.all([metrics.text(), metrics.text()]);
    expect(await metrics.text()).toContain('backhaul_database_up 1');
    expect(asked).toBe(1);
  });

  it('are refused to whoever comes through a proxy', async () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      const headers = { [name]: 'for=127.0.0.1' };
      const { status, body } = await world.client.get('/metrics', { key: null, headers });
      expect([status, body.code]).toEqual([401, 'unauthorized']);
    }
  });

  it.each([
    ['127.0.0.1', '127.0.0.1', true],
    ['::ffff:127.0.0.9', '::ffff:127.0.0.1', true],
    ['::1', '::1', true],
    ['10.0.0.5', '10.0.0.5', true],
    ['10.0.0.6', '10.0.0.5', false],
    ['192.0.2.1', '127.0.0.1', false],
    ['fe80::1%eth0', 'fe80::2%eth0', false],
    [undefined, '127.0.0.1', false],
  ])('from %s, at %s: answered %s', (remoteAddress, localAddress, answered) => {
    const request = { headers: {}, socket: { remoteAddress, localAddress } } as unknown as IncomingMessage;
    const refused = () => refuseScraper(request, undefined);
    if (answered) expect(refused).not.toThrow();
    else expect(refused).toThrow(/this machine only/);
  });

  it('want the token where one is set, on a port of their own as well', async () => {
    const guarded = await makeWorld({ metricsToken: TOKEN });
    onTestFinished(() => guarded.end());
    const server = await startMetrics(guarded.engine.observe.metrics, {
      host: '127.0.0.1',
      port: 0,
      token: TOKEN,
    });
    onTestFinished(() => server.close());
    for (const url of [guarded.url, `http://127.0.0.1:${server.port}`]) {
      const status = async (authorization?: string) =>
        (await fetch(`${url}/metrics`, { headers: { ...(authorization && { authorization }) } })).status;
      expect(await status()).toBe(401);
      expect(await status('Bearer')).toBe(401);
      expect(await status(`Bearer ${TOKEN}x`)).toBe(401);
      expect(await status(`Basic ${TOKEN}`)).toBe(401);
      expect(await status(`Bearer ${TOKEN}`)).toBe(200);
      const forwarded = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '192.0.2.1' };
      expect((await fetch(`${url}/metrics`, { headers: forwarded })).status).toBe(200);
    }
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(404);
  });
});
