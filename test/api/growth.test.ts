import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

/**
 * What the dashboard asks for must not cost more the more history there is. The rows that every statement of an answer
 * touched are counted by PostgreSQL itself (EXPLAIN ANALYZE), with some history and with ten times as much.
 */
const CONNECTIONS = 10_000;
/** Of the larger history; BACKHAUL_TEST_RECORDS=1000000 tries more. */
const JOBS = 5000;
const RECORDS = Number(process.env.BACKHAUL_TEST_RECORDS ?? 100_000);

let world: World;
let watched: { id: string; token: string };
let explainer: pg.Client;
const touched = new Map<string, { small: number; large: number }>();

/** Statements that were sent while a request was answered. */
let sent: { text: string; values: unknown[] }[] | null = null;
const query = pg.Client.prototype.query as unknown as (...args: unknown[]) => unknown;

beforeAll(async () => {
  world = await makeWorld();
  watched = await world.connect(world.ours);
  explainer = new pg.Client(world.databaseUrl);
  await explainer.connect();
  // Small tables are scanned whole because that is cheapest; what is asked here is whether there is a way that stays short.
  await explainer.query('SET enable_seqscan = off');
  pg.Client.prototype.query = function noted(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args as [string | { text?: string; values?: unknown[] }, unknown[]?];
    const text = typeof first === 'string' ? first : first?.text;
    if (sent && this !== explainer && text && /^\s*(SELECT|WITH)\b/i.test(text))
      sent.push({ text, values: (typeof first === 'object' ? first.values : undefined) ?? second ?? [] });
    return query.apply(this, args);
  } as typeof pg.Client.prototype.query;
  await explainer.query(MANY_CONNECTIONS, [world.ours.id, CONNECTIONS]);
  for (const [size, from, to] of [
    ['small', 0, 0.1],
    ['large', 0.1, 1],
  ] as const) {
    await addHistory(from, to);
    for (const [name, ask] of Object.entries(await requests()))
      touched.set(name, {
        ...{ small: 0, large: 0, ...touched.get(name) },
        [size]: await rowsTouched(ask.path, ask.token),
      });
  }
}, 300_000);
afterAll(async () => {
  pg.Client.prototype.query = query as unknown as typeof pg.Client.prototype.query;
  await explainer.end();
  await world.end();
});

describe(`with ten times the history of ${CONNECTIONS} connections`, () => {
  it('no answer touches more rows', () => {
    const grown = [...touched].filter(([, { small, large }]) => large > small * 1.5 + 500);
    expect(Object.fromEntries(grown)).toEqual({});
    expect(touched.size).toBeGreaterThan(20);
  });

  it('and what looks at a part of it touches little at all', () => {
    // These look at every connection once; the others show a page. The search reads connections until it has found enough.
    const ofAll = new Set(['overview', 'events', 'connections found']);
    const heavy = [...touched].filter(
      ([name, { large }]) => large > (ofAll.has(name) ? 6 * CONNECTIONS : 3000),
    );
    expect(Object.fromEntries(heavy)).toEqual({});
  });
});

/** Some requests of every page of the dashboard, by what they show. */
async function requests(): Promise<Record<string, { path: string; token?: string }>> {
  const { id, token } = watched;
  const { rows } = await world.pool.query<{ run_id: string }>(
    `SELECT run_id FROM run WHERE connection_id = $1 AND kind = 'on_demand' ORDER BY run_id DESC LIMIT 1`,
    [id],
  );
  const job = `/connections/on-demand-syncs/${rows[0]!.run_id}`;
  const key = (path: string) => ({ path });
  const own = (path: string) => ({ path, token });
  return {
    overview: key('/overview'),
    'all jobs': key('/on-demand-syncs?limit=50'),
    'stuck jobs': key('/on-demand-syncs?status=stuck&limit=50'),
    'jobs of a function': key('/on-demand-syncs?function_name=get_orders&limit=50'),
    connections: key('/connections?limit=50'),
    'connections found': key('/connections?search=customer-77&limit=50'),
    'connections in trouble': key('/connections?health=trouble&limit=50'),
    connection: key(`/connections/${id}`),
    runs: key(`/connections/${id}/runs?limit=50`),
    errors: key(`/connections/${id}/errors?limit=50`),
    'coverage of all': key('/coverage?limit=20'),
    endpoints: key('/webhooks/endpoints'),
    events: key('/webhooks/events?limit=50'),
    jobs: own('/connections/on-demand-syncs?limit=50'),
    job: own(job),
    slices: own(`${job}/slices?limit=50`),
    trail: own(`${job}/trail`),
    findings: own(`${job}/findings`),
    'put aside': own('/connections/quarantine?limit=50'),
    coverage: own('/connections/coverage'),
    quota: own('/connections/quota'),
    orders: own('/wms/orders?limit=50'),
    'an order': own('/wms/orders/order-17'),
    'its history': own('/wms/orders/order-17/history'),
    'its payload': own('/wms/orders/order-17/raw'),
  };
}

/** @returns rows that scans of all its statements returned or threw away */
async function rowsTouched(path: string, token?: string): Promise<number> {
  sent = [];
  const response = await fetch(`${world.url}${path}`, {
    headers: {
      'x-trackstar-api-key': world.ours.key,
      ...(token === undefined ? {} : { 'x-trackstar-access-token': token }),
    },
  });
  const statements = sent;
  sent = null;
  expect([path, response.status, response.status === 200 ? '' : await response.text()]).toEqual([
    path,
    200,
    '',
  ]);
  let rows = 0;
  for (const { text, values } of statements) {
    const { rows: plans } = await explainer.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
      values,
    );
    rows += scanned(plans[0]!['QUERY PLAN'][0]!.Plan);
  }
  return rows;
}

interface Plan {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Relation Name'?: string;
  Plans?: Plan[];
}

function scanned(plan: Plan): number {
  const below = (plan.Plans ?? []).reduce((sum, one) => sum + scanned(one), 0);
  if (plan['Relation Name'] === undefined) return below;
  const each =
    plan['Actual Rows'] +
    (plan['Rows Removed by Filter'] ?? 0) +
    (plan['Rows Removed by Index Recheck'] ?? 0);
  return below + each * plan['Actual Loops'];
}

/** The stretch of history from one share of the whole to another, most of it of one connection, a year long in all. */
async function addHistory(from: number, to: number): Promise<void> {
  const stretch = (most: number) => [Math.round(most * from) + 1, Math.round(most * to)];
  for (const sql of [RUNS, SLICES]) await explainer.query(sql, [watched.id, world.ours.id, ...stretch(JOBS)]);
  for (const sql of [RECORD_ROWS, RAW_ROWS, EVENT_ROWS, COVERAGE_ROWS, QUARANTINE_ROWS])
    await explainer.query(sql, [watched.id, ...stretch(RECORDS)]);
  await explainer.query('VACUUM ANALYZE');
}

const AT = `now() - interval '1 year' * (1 - n::float / ${RECORDS})`;
/** An id that grows with n. */
const id = (n: string) =>
  `lpad(to_hex(1780000000000 + ${n}), 12, '0') || '70008000' || lpad(to_hex(${n}), 12, '0')`;

const MANY_CONNECTIONS = `
  WITH made AS (
    INSERT INTO connection (connection_id, organization_id, integration_type, integration_name, access_token_hash,
                            sealed_access_token, sealed_credentials, customer_id)
    SELECT gen_random_uuid(), $1, 'wms', 'acme', decode(md5(n::text) || md5(n::text), 'hex'), '', '', 'customer-' || n
    FROM generate_series(1, $2::int) n
    RETURNING connection_id),
  states AS (INSERT INTO connection_state (connection_id) SELECT connection_id FROM made)
  INSERT INTO schedule (connection_id, function_name, frequency_seconds, initial_done, position, next_due_at,
                        last_crawl_start, last_crawl_end)
  SELECT connection_id, name, 3600, true, now(), now() + interval '1 hour', now(), now()
  FROM made, unnest('{get_orders,get_products}'::text[]) name`;

/** Every second one of the watched connection, the others of the others. */
const RUNS = `
  WITH others AS (SELECT connection_id, row_number() OVER () AS place FROM connection
                  WHERE organization_id = $2 AND connection_id <> $1 LIMIT 2000)
  INSERT INTO run (connection_id, run_id, organization_id, kind, function_name, status, basis, mapper_version,
                   requested_start, requested_end, window_start, window_end, created_at, started_at, finished_at, error)
  SELECT CASE WHEN n % 2 = 0 THEN $1 ELSE others.connection_id END, (${id('n')})::uuid, $2, 'on_demand',
         (ARRAY['get_orders', 'get_products'])[1 + n % 2], CASE WHEN n % 50 = 0 THEN 'stuck' ELSE 'completed' END, 'updated', 1,
         at, at + interval '1 day', at, at + interval '1 day', at, at, at + interval '1 minute',
         CASE WHEN n % 50 = 0 THEN '{"code": "no_progress", "message": "It got nowhere."}'::jsonb END
  FROM (SELECT n, now() - interval '1 hour' * (${JOBS} - n) AS at FROM generate_series($3::int, $4::int) n) made
  JOIN others ON others.place = 1 + n % 2000`;

const SLICES = `
  INSERT INTO slice (connection_id, run_id, slice_no, window_start, window_end, status)
  SELECT connection_id, run_id, 1, window_start, window_end, 'done' FROM run
  WHERE organization_id = $2 AND kind = 'on_demand' AND $3::int <= $4::int AND $1::uuid IS NOT NULL
  ON CONFLICT DO NOTHING`;

const RECORD_ROWS = `
  INSERT INTO record (connection_id, resource, id, record_version, data, facets, hash, source_created, source_updated,
                      as_of, mapper_version, created_stamp, updated_stamp, run_id)
  SELECT $1, 'order', 'order-' || n, 1, json_build_object('id', 'order-' || n, 'created_date', ${AT}), '{}', '\\x00', ${AT},
         ${AT}, now(), 1, ${AT}, ${AT}, (${id('0')})::uuid
  FROM generate_series($2::int, $3::int) n`;

const RAW_ROWS = `
  INSERT INTO raw (connection_id, resource, id, payload, as_of, run_id, expires_at)
  SELECT $1, 'order', 'order-' || n, '{}', now(), (${id('0')})::uuid, now() + interval '30 days'
  FROM generate_series($2::int, $3::int) n`;

const EVENT_ROWS = `
  INSERT INTO event (connection_id, event_id, seq, type, resource, record_id, record_version, run_id, kind, historical,
                     data, created_at)
  SELECT $1, (${id('n')})::uuid, 1000 + n, 'order.created', 'order', 'order-' || n, 1, (${id('0')})::uuid, 'scheduled', false, '{}', ${AT}
  FROM generate_series($2::int, $3::int) n`;

/** Readings of a day, one in a hundred of them: they touch, so few are left when they have been joined. */
const COVERAGE_ROWS = `
  INSERT INTO coverage (connection_id, coverage_id, function_name, basis, range_start, range_end, state, as_of, run_id,
                        mapper_version)
  SELECT $1, gen_random_uuid(), 'get_orders', 'updated', ${AT}, ${AT} + interval '1 day', 'read', now(), (${id('0')})::uuid, 1
  FROM generate_series($2::int, $3::int, 1000) n`;

const QUARANTINE_ROWS = `
  INSERT INTO quarantine (connection_id, resource, source_key, reason, payload, as_of, run_id, mapper_version)
  SELECT $1, 'order', 'odd-' || n, 'id: is missing', '{}', now(), (${id('0')})::uuid, 1
  FROM generate_series($2::int, $3::int, 50) n`;
