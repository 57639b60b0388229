import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startApi } from '../../src/api/index.ts';
import { assemble } from '../../src/sync/assemble.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { acme } from '../api/acme.ts';
import { Client } from '../api/client.ts';
import { makeWorld, type World } from '../api/world.ts';
import { query, testDatabase } from '../support/database.ts';
import { backhaul, MAIN, until } from './processes.ts';

const NODE = resolve(import.meta.dirname, '..', '..', 'node_modules', '.bin', 'node');
/** That of the world of the API's tests. */
const KEY = '05'.repeat(32);
const OTHER_KEY = 'ab'.repeat(32);

let world: World;
let folder: string;
let id: string;
let token: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backhaul-export-'));
  world = await makeWorld();
  ({ id, token } = await world.connect(world.ours));
  await world.connect(world.theirs);
  world.shelves.orders = Array.from({ length: 25 }, (_, n) => ({
    id: `order "${n}" ö`,
    updated: new Date(Date.UTC(2025, 2, n + 1)).toISOString(),
  }));
  await job('2025-01-01T00:00:00Z', '2025-12-31T00:00:00Z');
  await world.work(id);
  await job('2024-01-01T00:00:00Z', '2024-12-31T00:00:00Z'); // stays open
});
afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true, force: true });
});

async function job(start: string, end: string): Promise<void> {
  const { status } = await world.client.post('/connections/on-demand-syncs', {
    token,
    json: { start_time: start, end_time: end, function_name: 'get_orders' },
  });
  expect(status).toBe(200);
}

const settings = (url: string, key = KEY) => ({
  BACKHAUL_DATA_DIR: folder,
  DATABASE_URL: url,
  BACKHAUL_SECRET_KEY: key,
});

async function run(args: string[], env: Record<string, string>) {
  const command = backhaul(args, env);
  const { code } = await command.ended();
  return { code, out: command.out, err: command.err };
}

async function exportedTo(name: string, args = ['--organization', world.ours.id]): Promise<string> {
  const file = join(folder, name);
  const done = await run(['export', ...args, '--output', file], settings(world.databaseUrl));
  expect(done, done.err).toMatchObject({ code: 0, err: '' });
  return file;
}

async function freshDatabase(): Promise<string> {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  return database.url;
}

test('the API of the new place answers every record, page and job with the same bytes', async () => {
  const file = await exportedTo('all.ndjson');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const url = await freshDatabase();
  const done = await run(['import', file, '--json'], settings(url));
  expect(done.code, done.err).toBe(0);
  expect(JSON.parse(done.out)).toMatchObject({
    connections: 1,
    organizationMade: true,
    rows: { record: 25 },
  });

  const log = pino({ level: 'silent' });
  const there = await assemble({
    url,
    connectors: [acme('wms', 'acme', 'Acme Warehousing', world.shelves)],
    secretKey: Buffer.from(KEY, 'hex'),
    settings: DEFAULT_SYNC_SETTINGS,
    log,
  });
  const api = await startApi({
    ...there,
    host: '127.0.0.1',
    port: 0,
    log,
    limits: { readsPerSecond: 0, writesPerSecond: 0 },
  });
  onTestFinished(async () => {
    await api.close();
    await there.close();
  });
  const clients = [world.client, new Client(api.url, world.ours.key)];
  /** Asked at both places, it is the same but for page tokens, encrypted anew each time, and how long nobody has worked. */
  const same = async (path: string) => {
    const answers = await Promise.all(clients.map((client) => client.get(path, { token })));
    for (const { status } of answers) expect(status, path).toBe(200);
    const [here, moved] = answers.map(({ text }) =>
      text
        .replace(/"next_token":"[^"]+"/, '"next_token":"…"')
        .replace(/"waiting":\{[^}]*\}/g, '"waiting":null'),
    );
    expect(moved).toBe(here);
    return answers;
  };
  let pages = 0;
  for (let paths = ['/wms/orders?limit=4']; paths.length > 0; pages++) {
    const answers = await same(paths[0]!);
    for (const { id: record } of answers[0]!.body.data)
      await same(`/wms/orders/${encodeURIComponent(record)}`);
    // The page token of the old place is good at the new one.
    const next = answers[0]!.body.next_token;
    paths = next ? [`/wms/orders?limit=4&page_token=${encodeURIComponent(next)}`] : [];
  }
  expect(pages).toBe(7);
  const [jobs] = await same('/connections/on-demand-syncs');
  expect(jobs!.body.data.map((one: { status: string }) => one.status).sort()).toEqual(['completed', 'open']);
});

test('secrets go out as they are stored: encrypted, or as hashes', async () => {
  const text = readFileSync(await exportedTo('secrets.ndjson'), 'utf8');
  for (const secret of ['vendor-secret', token, world.ours.key, world.ours.readOnlyKey, KEY])
    expect(text).not.toContain(secret);
  expect(text).toContain(`v1.`);
  expect(text).not.toContain(world.theirs.id);
});

test('under another secret key it is refused, and with the old one beside it is taken', async () => {
  const file = await exportedTo('key.ndjson', ['--connection', id]);
  const url = await freshDatabase();
  const refused = await run(['import', file], settings(url, OTHER_KEY));
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(
    /sealed under key \w{8}, but BACKHAUL_SECRET_KEY is key \w{8}\. Nothing was imported\./,
  );
  expect(refused.err).toContain('have them entered again');
  expect(await query(url, 'SELECT 1 FROM connection_state')).toEqual([]);
  const both = { ...settings(url, OTHER_KEY), BACKHAUL_OTHER_SECRET_KEYS: KEY };
  expect((await run(['import', file], both)).code).toBe(0);
  expect((await run(['reseal'], both)).out).toContain('1 connection, 1 of them sealed anew');
});

test('a connection whose secrets or token are another one’s is refused', async () => {
  const text = readFileSync(await exportedTo('altered.ndjson', ['--connection', id]), 'utf8');
  const altered = join(folder, 'altered.ndjson');
  writeFileSync(altered, text.replace(/"access_token_hash":"[^"]*"/, '"access_token_hash":"\\\\x00"'));
  const url = await freshDatabase();
  expect(await run(['import', altered], settings(url))).toMatchObject({
    code: 1,
    err: expect.stringContaining('is not the one that its hash is of'),
  });
});

/** An import that has written some and waits for the rest of its file. */
async function stalledImport(url: string, lines: string[]): Promise<ChildProcess> {
  const child: ChildProcess = spawn(NODE, [MAIN, 'import', '-'], {
    env: { PATH: process.env.PATH, ...settings(url) },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin!.on('error', () => {}); // it may end while it is written to
  child.stdin!.write(`${lines.slice(0, -1000).join('\n')}\n`);
  await until(async () => (await query(url, 'SELECT 1 FROM record')).length >= 1000);
  return child;
}

async function withManyRecords(): Promise<void> {
  await query(
    world.databaseUrl,
    `INSERT INTO record (connection_id, resource, id, record_version, data, facets, hash, as_of, mapper_version,
       created_stamp, updated_stamp, run_id)
     SELECT $1, 'product', 'p' || n, 1, '{}', '{}', '\\x00', now(), 1, now(), now(), $1 FROM generate_series(1, 3000) n`,
    [id],
  );
  onTestFinished(async () => {
    await query(world.databaseUrl, `DELETE FROM record WHERE resource = 'product'`);
  });
}

test('a session that the database ends is told, and nothing can be seen', async () => {
  await withManyRecords();
  const lines = readFileSync(await exportedTo('lost.ndjson'), 'utf8').split('\n');
  const url = await freshDatabase();
  const child = await stalledImport(url, lines);
  let err = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  await query(
    url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'backhaul-import' AND datname = current_database()`,
  );
  child.stdin!.end(lines.slice(-1000).join('\n'));
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(err).toMatch(/^The session with the database was lost: .* run the command again\.\n$/);
  expect(await query(url, 'SELECT 1 FROM connection')).toEqual([]);
});

test('killed in the middle it leaves nothing that anybody sees, and can be run again', async () => {
  await withManyRecords();
  const file = await exportedTo('killed.ndjson');
  const url = await freshDatabase();
  const rows = async (sql: string) =>
    (await query(url, `SELECT count(*)::int AS n FROM ${sql}`))[0].n as number;
  const lines = readFileSync(file, 'utf8').split('\n');
  const child = await stalledImport(url, lines);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(await rows('record')).toBeGreaterThan(0);
  for (const table of ['connection', 'organization', 'api_key']) expect(await rows(table), table).toBe(0);
  expect(await rows(`connection_state WHERE due_at < 'infinity'`)).toBe(0);

  const again = await run(['import', file], settings(url));
  expect(again.code, again.err).toBe(0);
  expect(again.out).toContain('of them 3,025 records');
  const copy = join(folder, 'again.ndjson');
  expect((await run(['export', '--organization', world.ours.id, '--output', copy], settings(url))).code).toBe(
    0,
  );
  expect(readFileSync(copy, 'utf8').split('\n').slice(1, -2)).toEqual(lines.slice(1, -2));
});

test('standard output carries the export alone, and the summary goes beside it', async () => {
  const done = await run(['export', '--connection', id, '--json'], settings(world.databaseUrl));
  expect(done.code).toBe(0);
  expect(done.out).toMatch(/^\{"format":"backhaul-export".*\n(.*\n)*\{"end":true.*\}\n$/);
  expect(JSON.parse(done.err)).toMatchObject({ connection: id, bytes: Buffer.byteLength(done.out) });
});

test('an export nobody reads to its end fails, and so does one that cannot be written', async () => {
  const command = backhaul(['export', '--connection', id], settings(world.databaseUrl));
  command.child.stdout!.destroy();
  expect((await command.ended()).code).toBe(1);
  const nowhere = await run(
    ['export', '--connection', id, '--output', join(folder, 'none', 'x')],
    settings(world.databaseUrl),
  );
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('could not be written') });
});

test.each([
  [['export'], 2, /Say what to export/],
  [['export', '--connection', 'x'], 2, /"x" is no id of a connection/],
  [['export', '--connection', 'x', '--organization', 'y'], 2, /cannot be used with/],
  [
    ['export', '--connection', '019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11'],
    1,
    /There is no connection with the id/,
  ],
  [
    ['export', '--organization', '019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11'],
    1,
    /There is no organization with the id/,
  ],
  [['import'], 2, /missing required argument 'file'/],
  [['import', '/nowhere/x'], 1, /\/nowhere\/x cannot be read: ENOENT/],
  [['import', '-'], 1, /The file is empty/],
  [['import', MAIN], 1, /not an export of Backhaul/],
])('%j ends with %i and a sentence', async (args, exitCode, sentence) => {
  const { code, out, err } = await run(args, settings(world.databaseUrl));
  expect({ code, out }).toEqual({ code: exitCode, out: '' });
  expect(err).toMatch(sentence);
  expect(err).not.toContain('    at ');
});

test('a file that exists is not written over, and what was begun and failed is not left', async () => {
  const file = await exportedTo('twice.ndjson', ['--connection', id]);
  const before = readFileSync(file, 'utf8');
  const again = await run(['export', '--connection', id, '--output', file], settings(world.databaseUrl));
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining('exists already') });
  expect(readFileSync(file, 'utf8')).toBe(before);
  const wrong = join(folder, 'wrong.ndjson');
  const nobody = '019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11';
  expect(
    (await run(['export', '--connection', nobody, '--output', wrong], settings(world.databaseUrl))).code,
  ).toBe(1);
  expect(existsSync(wrong)).toBe(false);
  expect(readdirSync(folder).filter((name) => name.includes('.partial'))).toEqual([]);
});

test('help says what goes out encrypted and what an import needs', async () => {
  expect((await run(['export', '--help'], {})).out.replace(/\s+/g, ' ')).toContain(
    'Credentials and access tokens go out encrypted',
  );
  expect((await run(['import', '--help'], {})).out.replace(/\s+/g, ' ')).toContain(
    'It needs the secret key of the installation',
  );
});
