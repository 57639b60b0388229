import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openToolSession } from '../../../src/store/export/session.ts';
import { HELD_TABLES } from '../../../src/store/export/tables.ts';
import { writeExport } from '../../../src/store/export/write-export.ts';
import { assemble } from '../../../src/sync/assemble.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../../src/sync/engine.ts';
import { Worker } from '../../../src/sync/worker.ts';
import { until } from '../../cli/processes.ts';
import { query, testDatabase } from '../../support/database.ts';
import { paperWorld } from '../../support/world.ts';
import { addOddRows, ODD_JSON } from './seed.ts';
import { body, exported, imported } from './support.ts';

/** A connection that has read, has an open job in the middle of a window, and has rows in every table. */
async function busyWorld() {
  const world = await paperWorld();
  onTestFinished(() => world.close());
  for (let n = 0; n < 9; n++) world.source.put(`r${n}`, `2026-02-2${n % 8}T00:00:00Z`, `note ${n}`, n === 4);
  await world.work();
  for (let n = 0; n < 9; n++) world.source.put(`new${n}`, `2026-02-1${n}T01:00:00Z`);
  const job = await world.job('2026-02-01T00:00:00Z', '2026-02-27T00:00:00Z');
  await world.work(2);
  expect((await world.status(job.id)).status).toBe('open');
  await addOddRows(world.url, world.connectionId);
  return { world, job };
}

async function freshDatabase(): Promise<string> {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  return database.url;
}

test('what was imported exports as the same lines, from every table', async () => {
  const { world } = await busyWorld();
  const url = await freshDatabase();
  const wanted = { of: 'connection', id: world.connectionId } as const;
  const before = await exported(world.url, wanted);
  const { rows, organizationMade } = await imported(url, before);
  expect(organizationMade).toBe(true);
  expect(Object.keys(rows)).toEqual(expect.arrayContaining([...HELD_TABLES]));
  const after = await exported(url, wanted);
  expect(body(after)).toEqual(body(before));
  expect(JSON.parse(before.split('\n')[0]!)).toEqual({
    ...JSON.parse(after.split('\n')[0]!),
    exported_at: expect.any(String),
  });
  const odd = `SELECT data::text, record_version::text, as_of::text, source_updated::text, source_created::text,
      created_stamp::text, octet_length(id) AS length FROM record WHERE resource = 'odd'`;
  expect(await query(url, odd)).toEqual(await query(world.url, odd));
  expect((await query(url, odd))[0]).toMatchObject({ data: ODD_JSON, record_version: '9223372036854775807' });
});

test('a connection is exported as it was at one instant, whatever is written meanwhile', async () => {
  const { world } = await busyWorld();
  const wanted = { of: 'connection', id: world.connectionId } as const;
  const before = await exported(world.url, wanted);
  const session = await openToolSession(world.url, 'test');
  onTestFinished(() => session.end());
  let text = '';
  for await (const part of writeExport(session, wanted)) {
    text += part;
    if (part.includes('"table":"schedule"')) {
      await world.work();
      await query(world.url, `UPDATE file_part SET content = '\\x00'`);
    }
  }
  expect(body(text)).toEqual(body(before));
  expect(body(await exported(world.url, wanted))).not.toEqual(body(before));
});

test('who works for a connection does not travel: it is free, due at once, and its numbers begin anew', async () => {
  const { world } = await busyWorld();
  const url = await freshDatabase();
  await query(
    world.url,
    `UPDATE connection_state SET epoch = 4711, worker = 'old', newest_as_of = '2026-03-01'`,
  );
  const text = await exported(world.url, { of: 'connection', id: world.connectionId });
  const state = body(text).find((line) => line.includes('"table":"connection_state"'));
  const told = Object.keys(JSON.parse(state!).row);
  expect(told).toContain('served');
  expect(told).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(epoch|worker|due_at|quota_until)$/)]),
  );
  await imported(url, text);
  const [begun] = await query(
    url,
    `SELECT epoch < 10 AS anew, worker, due_at <= now() AS due, served, newest_as_of::text FROM connection_state`,
  );
  const [old] = await query(world.url, 'SELECT served FROM connection_state');
  expect(begun).toEqual({
    anew: true,
    worker: null,
    due: true,
    served: old.served,
    newest_as_of: '2026-03-01 00:00:00+00',
  });
});

test('a worker goes on with the open job where it stood, and with the schedules', async () => {
  const { world, job } = await busyWorld();
  const url = await freshDatabase();
  await imported(url, await exported(world.url, { of: 'connection', id: world.connectionId }));
  const log = pino({ level: 'silent' });
  const assembly = await assemble({
    url,
    connectors: [world.connector],
    secretKey: Buffer.alloc(32, 7),
    settings: DEFAULT_SYNC_SETTINGS,
    log,
  });
  const worker = new Worker(assembly.engine, assembly.dispatch, assembly.hints, {
    slots: 2,
    name: 'new',
    log,
  });
  world.source.asked = [];
  worker.start();
  onTestFinished(async () => {
    await worker.stop();
    await assembly.close();
  });
  const rows = (sql: string, values: unknown[] = []) => query(url, sql, values);
  await until(
    async () => (await rows('SELECT status FROM run WHERE run_id = $1', [job.id]))[0].status === 'completed',
  );
  expect(world.source.asked[0]!.cursor).not.toBeNull();
  expect(
    await rows(`SELECT id FROM record WHERE resource = 'order' AND id LIKE 'new%' ORDER BY id`),
  ).toHaveLength(9);
  await until(
    async () =>
      (await rows(`SELECT 1 FROM run WHERE kind = 'scheduled' AND status = 'completed'`)).length > 0,
  );
  await world.work();
  const counters = 'SELECT records_new, records_unchanged, pages FROM run WHERE run_id = $1';
  expect(await rows(counters, [job.id])).toEqual(await query(world.url, counters, [job.id]));
});
