import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { pause } from '../../src/store/embedded/processes.ts';
import { newToken, tokenHash } from '../../src/store/seal.ts';
import { newSecrets, sealSecrets } from '../../src/webhooks/secrets.ts';
import { query, withDatabase } from '../support/database.ts';
import { drillSeed, seeded, tell } from './support/seed.ts';
import { until } from './support/until.ts';
import { type DrillProcess, startProcess } from './support/workers.ts';
import { type DrillWorld, daysAgo, drillWorld } from './support/world.ts';

const KILLS = 9;
const AT_LEAST = 20_000;
/** Of this many orders one is changed at the vendor while the first backfill is still being told. */
const TOUCH_EVERY = 25;
const JOBS = '/connections/on-demand-syncs';

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld({ quota_burst: 1000, quota_per_second: 1000 });
});
afterAll(() => world.close());

it('a receiver ends with what is stored, each event handled once, though everything is killed at random', async () => {
  const random = seeded(drillSeed());
  const key = newToken('bhk');
  await world.pool.query(
    "INSERT INTO api_key (api_key_id, organization_id, name, key_hash, access) VALUES ($1, $2, 'drill', $3, 'full')",
    [v7(), world.organizationId, tokenHash(key)],
  );
  const connection = await world.connect('sbx_webhooks');
  const { rows } = await world.pool.query<{ sealed: string }>(
    'SELECT sealed_access_token AS sealed FROM connection WHERE connection_id = $1',
    [connection.connectionId],
  );
  const token = world.sealer.open(connection.connectionId, rows[0]!.sealed);
  const receiver = await receiverWithEndpoint();
  const apiPort = await freePort();
  const parts: Record<string, { process: DrillProcess; start: () => Promise<DrillProcess> }> = {};
  const run = async (name: string, start: () => Promise<DrillProcess>) => {
    parts[name] = { process: await start(), start };
  };
  let workers = 0;
  await run('receiver', receiver.start);
  await run('api', () =>
    startProcess('api', 'api-process.ts', {
      DATABASE_URL: world.databaseUrl,
      SANDBOX_URL: world.vendor.url,
      SECRET_KEY: world.secretKey.toString('hex'),
      PORT: String(apiPort),
    }),
  );
  for (const name of ['worker a', 'worker b']) await run(name, () => world.start(`w${++workers}`, 2));

  /** Asks the API as a program does that knows it may be down for a moment. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
  const ask = (path: string, init: RequestInit = {}): Promise<any> =>
    until(`the API answers ${path}`, 60_000, async () => {
      const headers = {
        'x-trackstar-api-key': key,
        'x-trackstar-access-token': token,
        'content-type': 'application/json',
        ...init.headers,
      };
      const response = await fetch(`http://127.0.0.1:${apiPort}${path}`, { ...init, headers }).catch(
        () => null,
      );
      if (!response || response.status >= 500) return null;
      const body = await response.json();
      if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
      return body;
    });
  const create = (window: { start: Date; end: Date }) =>
    ask(JOBS, {
      method: 'POST',
      headers: { 'idempotency-key': randomBytes(8).toString('hex') },
      body: JSON.stringify({ function_name: 'get_orders', start_time: window.start, end_time: window.end }),
    });
  const ended = (job: { id: string }) =>
    until('the job has ended', 120_000, async () => {
      const { status } = await ask(`${JOBS}/${job.id}`);
      return status === 'open' ? null : status;
    });

  await world.settled(connection);
  const window = daysAgo(400, 20);
  const job = await create(window);
  // At random instants over the whole time: while pages come in, while events go out, between the two.
  const killing = (async () => {
    for (let kills = 0; kills < KILLS; kills++) {
      await pause(500 + random() * 3000);
      const names = Object.keys(parts);
      const part = parts[names[Math.floor(random() * names.length)]!]!;
      await part.process.kill();
      await pause(random() * 1500);
      part.process = await part.start();
    }
  })();
  expect(await ended(job)).toBe('completed');
  const touched = touch(connection.key, window);
  expect(await ended(await create(window))).toBe('completed');
  await killing;

  await until('every event was told', 150_000, async () => {
    // What failed while the receiver was dead is due in minutes; the drill does not wait for that.
    await world.pool.query('UPDATE redelivery SET due_at = now() WHERE due_at > now()');
    const { rows: left } = await world.pool.query<{ left: string }>(
      `SELECT (SELECT coalesce(sum(upto - position), 0) FROM feed) + (SELECT count(*) FROM redelivery) AS left`,
    );
    return Number(left[0]!.left) === 0 ? true : null;
  });

  const events = await world.pool.query<{ id: string }>(
    "SELECT 'msg_' || replace(event_id::text, '-', '') AS id FROM event",
  );
  const handled = await receiver.rows<{ id: string }>('SELECT id FROM handled');
  expect(difference(events.rows, handled)).toEqual([]);
  expect(difference(handled, events.rows)).toEqual([]);

  const state = new Map(
    (
      await receiver.rows<{ id: string; version: string; data: object }>(
        'SELECT id, version, data FROM state',
      )
    ).map((row) => [row.id, row]),
  );
  const versions = await world.pool.query<{ id: string; version: string; source_updated: Date }>(
    "SELECT id, record_version AS version, source_updated FROM record WHERE resource = 'order'",
  );
  const versionOf = new Map(versions.rows.map((row) => [row.id, row]));
  let compared = 0;
  const problems: string[] = [];
  for (let page = ''; ; ) {
    const list = await ask(`/wms/orders?limit=1000${page}`);
    for (const order of list.data) {
      const stored = versionOf.get(order.id)!;
      const known = state.get(order.id);
      // What the first sync brought and nothing has changed since makes no events.
      if (!known && stored.source_updated >= window.end) continue;
      compared += 1;
      if (known?.version !== stored.version)
        problems.push(`${order.id}: version ${known?.version}, stored ${stored.version}`);
      else if (JSON.stringify(order) !== JSON.stringify(known.data)) problems.push(`${order.id}: differs`);
    }
    if (list.next_token === null) break;
    page = `&page_token=${encodeURIComponent(list.next_token)}`;
  }
  expect(problems.slice(0, 10)).toEqual([]);
  expect(compared).toBeGreaterThanOrEqual(AT_LEAST);
  const arrivals = await receiver.rows('SELECT 1 FROM arrival');
  tell(
    `${compared} orders compared after ${KILLS} kills and ${touched} changes; ${handled.length} events, of which ${arrivals.length - handled.length} came again`,
  );
  await Promise.all(Object.values(parts).map((part) => part.process.kill()));
  await receiver.close();
});

/** A database of the receiver's own, and an endpoint that tells it. */
async function receiverWithEndpoint() {
  const name = `receiver_${randomBytes(6).toString('hex')}`;
  const server = inject('drillServer');
  await query(server, `CREATE DATABASE ${name}`);
  const url = withDatabase(server, name);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  await pool.query(`CREATE TABLE handled (id text PRIMARY KEY);
    CREATE TABLE arrival (id text);
    CREATE TABLE state (id text PRIMARY KEY, version bigint NOT NULL, data json NOT NULL)`);
  const port = await freePort();
  const endpointId = v7();
  const secrets = newSecrets();
  await world.pool.query(
    'INSERT INTO endpoint (endpoint_id, organization_id, url, max_per_second, sealed_secrets) VALUES ($1, $2, $3, 1000, $4)',
    [
      endpointId,
      world.organizationId,
      `http://127.0.0.1:${port}/`,
      sealSecrets(world.sealer, endpointId, secrets),
    ],
  );
  return {
    start: () =>
      startProcess('receiver', 'receiver-process.ts', {
        DATABASE_URL: url,
        PORT: String(port),
        SECRET: secrets[0]!.secret,
      }),
    rows: async <Row extends pg.QueryResultRow>(sql: string) => (await pool.query<Row>(sql)).rows,
    close: () => pool.end(),
  };
}

/** Somebody corrects old orders at the vendor. @returns how many */
function touch(key: string, window: { start: Date; end: Date }): number {
  const account = world.vendor.account(key);
  const rows = account
    .truth('orders', { after: window.start, before: new Date(window.end.getTime() - 1000) })
    .filter((_, index) => index % TOUCH_EVERY === 0);
  for (const row of rows)
    account.edit(row.ref, { note: 'Corrected', modified_at: new Date(row.at + 1000).toISOString() });
  return rows.length;
}

function difference(these: { id: string }[], those: { id: string }[]): string[] {
  const known = new Set(those.map(({ id }) => id));
  return these
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => id)
    .slice(0, 10);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
