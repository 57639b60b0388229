import { randomBytes } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { startSandboxVendor } from '../../src/connectors/sandbox/simulator/index.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded/index.ts';
import { startReceiver } from '../api/receiver.ts';
import { query, testDatabase, withDatabase } from '../support/database.ts';
import { backhaul, curlLines, fetchCurl, newInstallation, processesOf, until } from './processes.ts';

const SERVING = 'Serving. Ctrl-C stops everything.';

test('a second process goes on with a job when the first is stopped, and the last one out ends the database', async () => {
  const vendor = await startSandboxVendor({ defaults: { latency_ms: 50 } });
  onTestFinished(() => vendor.close());
  const here = await newInstallation({ BACKHAUL_SANDBOX_URL: vendor.url, BACKHAUL_DEMO: '0' });
  const main = backhaul(['start'], here.env);
  await main.says(SERVING);
  expect(main.out).toContain(vendor.url);
  const worker = backhaul(['worker'], { ...here.env, BACKHAUL_LOG_LEVEL: 'silent' });
  await worker.says('worker ready');
  const created = await fetchCurl(curlLines(main.out).at(-1)!);
  const { id } = (await created.json()) as { id: string };

  main.child.kill('SIGTERM');
  expect((await main.ended()).code).toBe(0);
  const database = await startEmbeddedPostgres({ dataDir: here.dataDir });
  try {
    expect(database.adopted).toBe(true);
    const status = async () =>
      (await query(database.url, 'SELECT status FROM run WHERE run_id = $1', [id]))[0].status;
    expect(await status()).toBe('open');
    await until(async () => (await status()) === 'completed');
  } finally {
    await database.stop();
  }
  worker.child.kill('SIGTERM');
  expect(await worker.ended()).toEqual({ code: 0, signal: null });
  for (const line of worker.out.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  expect(processesOf(here.dataDir)).toEqual([]);
}, 120_000);

test('a worker refuses a database that is not migrated, and leaves it as it is', async () => {
  const server = inject('databaseUrl');
  const name = `backhaul_empty_${randomBytes(6).toString('hex')}`;
  await query(server, `CREATE DATABASE ${name}`);
  onTestFinished(async () => {
    await query(server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  const url = withDatabase(server, name);
  const env = { ...(await newInstallation()).env, DATABASE_URL: url, BACKHAUL_SECRET_KEY: 'ab'.repeat(32) };
  const refused = backhaul(['worker'], env);
  expect((await refused.ended()).code).toBe(1);
  expect(refused.err).toMatch(
    /^The database is not migrated: it has not had 0001-.* "backhaul migrate" .*\n$/,
  );
  const schemas = "SELECT FROM information_schema.tables WHERE table_schema IN ('public', 'pgboss')";
  expect(await query(url, schemas)).toEqual([]);

  const migrating = backhaul(['migrate'], env);
  expect((await migrating.ended()).code).toBe(0);
  expect(migrating.out).toMatch(/applied +0001-/);
  const again = backhaul(['migrate'], env);
  expect((await again.ended()).code).toBe(0);
  expect(again.out).not.toContain('applied');
  expect(again.out).toContain('The database is up to date.');
  const worker = backhaul(['worker'], {
    ...env,
    BACKHAUL_LOG_LEVEL: 'info',
    BACKHAUL_METRICS_PORT: '0',
    BACKHAUL_METRICS_TOKEN: 'scraper-token-0123456789',
  });
  await worker.says('worker ready');
  const [, port] = /"port":(\d+),"msg":"metrics are served"/.exec(worker.out)!;
  const headers = { authorization: 'Bearer scraper-token-0123456789' };
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text();
  expect(metrics).toMatch(/^backhaul_build_info{version="\d+\.\d+\.\d+",node="v\d/m);
  expect(metrics).toMatch(/^process_cpu_seconds_total /m);
  expect(metrics).toContain('backhaul_database_up 1');
  worker.child.kill('SIGINT');
  expect((await worker.ended()).code).toBe(0);
}, 60_000);

test('a worker where nothing was ever started says so, and makes nothing', async () => {
  const here = await newInstallation();
  const refused = backhaul(['worker'], here.env);
  expect((await refused.ended()).code).toBe(1);
  expect(refused.err).toMatch(
    /^There is no Backhaul in .* yet\. Start it there once \("backhaul start"\), or .*\n$/,
  );
  expect(processesOf(here.dataDir)).toEqual([]);
});

test('a worker that cannot know where the sandbox vendor is says what to set', async () => {
  const here = await newInstallation({ BACKHAUL_PORT: '0' });
  const refused = backhaul(['worker'], here.env);
  expect((await refused.ended()).code).toBe(2);
  expect(refused.err).toMatch(/^BACKHAUL_PORT is 0, .* BACKHAUL_SANDBOX_URL .*\n$/);
});

test('a worker for nobody is refused', async () => {
  const here = await newInstallation({ BACKHAUL_WORKER_SLOTS: '0' });
  const refused = backhaul(['worker'], here.env);
  expect((await refused.ended()).code).toBe(2);
  expect(refused.err).toMatch(/^BACKHAUL_WORKER_SLOTS is 0, .* "backhaul start" .*\n$/);
});

test('two workers tell an operator once, as the settings say, and go on doing so when one is killed', async () => {
  const receiver = await startReceiver();
  const database = await testDatabase();
  onTestFinished(async () => {
    await receiver.close();
    await database.drop();
  });
  const env = {
    ...(await newInstallation()).env,
    DATABASE_URL: database.url,
    BACKHAUL_SECRET_KEY: 'ab'.repeat(32),
    BACKHAUL_ALERT_WEBHOOK_URL: receiver.url,
    BACKHAUL_PUBLIC_URL: 'https://backhaul.example.com',
  };
  const workers = [backhaul(['worker'], env), backhaul(['worker'], env)];
  for (const worker of workers) await worker.says('worker ready');
  const disable = `WITH mine AS (
      INSERT INTO organization (organization_id, name) VALUES (gen_random_uuid(), 'x') RETURNING organization_id)
    INSERT INTO endpoint (endpoint_id, organization_id, url, max_per_second, sealed_secrets, enabled, disabled_reason, disabled_at)
    SELECT gen_random_uuid(), organization_id, 'https://example.com', 1, '', false, 'failing', now() FROM mine`;
  const look = () =>
    query(
      database.url,
      `WITH aged AS (UPDATE alert_message SET created_at = created_at - interval '10 minutes')
       UPDATE alert_watch SET next_at = now()`,
    );
  await query(database.url, disable);
  await look();
  await until(() => receiver.received.length === 1);
  workers[0]!.child.kill('SIGKILL');
  await workers[0]!.ended();
  await query(database.url, disable);
  await look();
  await until(() => receiver.received.length === 2);
  expect(
    receiver.received.map(({ body: { kind, count, installation } }) => [kind, count, installation]),
  ).toEqual(Array(2).fill(['endpoint_disabled', 1, 'https://backhaul.example.com']));
});
