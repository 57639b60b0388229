import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findConnection } from '../../src/store/queries/connections.ts';
import { createJob, getJob } from '../../src/sync/jobs.ts';
import { syncNow } from '../../src/sync/manual.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { noRelease } from '../support/world.ts';
import { type FilesGround, filesGround } from './ground.ts';
import { ledger } from './ledger-carrier.ts';

describe('what is in files becomes records, by the way of every other source', () => {
  let ground: FilesGround;
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'backhaul-files-'));
    await mkdir(join(root, 'in'));
    ground = await filesGround({ filesDir: root });
    await ground.setCredentials({ source_type: 'upload' });
  });
  afterEach(async () => {
    await ground.close();
    await rm(root, { recursive: true, force: true });
  });

  const runner = async () =>
    new Runner(ground.engine, (await takeConnection(ground.engine, ground.connectionId, 'test'))!);
  const work = async () => {
    const one = await runner();
    while ((await one.step(noRelease)).state === 'worked');
  };
  const sync = async () => {
    const connection = await findConnection(ground.pool, ground.organizationId, ground.connectionId);
    await syncNow(ground.engine, connection!, []);
  };
  const ids = async () =>
    (await ground.pool.query('SELECT id FROM record ORDER BY id')).rows.map((row) => row.id);

  it('the first sync has all that is there; a later one finds a file that is late by its coming', async () => {
    await ground.send('a.csv', ledger('a', '2026-03-01'));
    await ground.send('old.csv', ledger('old', '2024-01-01'));
    await work();
    expect(await ids()).toEqual(['a', 'old']);
    ground.clock.advance(3_600_000);
    await ground.send('late.csv', ledger('late', '2025-01-01'));
    await sync();
    await work();
    expect(await ids()).toEqual(['a', 'late', 'old']);
  });

  it('a file that comes in just after a run has looked for the last time is read as soon as that run ends', async () => {
    await work();
    ground.clock.advance(3_600_000);
    await sync();
    const one = await runner();
    // The request is under way, and has found nothing.
    await one.begin(noRelease);
    await new Promise(setImmediate);
    const { pool } = ground;
    await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0);
    await ground.send('late.csv', ledger('late', '2025-01-01'));
    await sync();
    await one.finish();
    while ((await one.step(noRelease)).state === 'worked');
    expect(await ids()).toEqual(['late']);
  });

  it('a job reads the files that hold dates of its window, whenever they came', async () => {
    await ground.send('a.csv', ledger('a', '2025-11-05'));
    await ground.send('b.csv', ledger('b', '2025-12-05'));
    await ground.pool.query("UPDATE run SET status = 'completed'");

    const connection = (await findConnection(ground.pool, ground.organizationId, ground.connectionId))!;
    await createJob(ground.engine, connection, {
      functionName: 'get_invoice_line_items',
      start: new Date('2025-12-01T00:00:00Z'),
      end: new Date('2026-01-01T00:00:00Z'),
      idempotencyKey: undefined,
    });
    await work();
    expect(await ids()).toEqual(['b']);
  });

  it('a job is not done with a window before all that lies in its folder is in', async () => {
    await ground.setCredentials({ source_type: 'folder', folder: 'in' });
    await ground.pool.query("UPDATE run SET status = 'completed'");
    const then = new Date(Date.now() - 60_000);
    for (let n = 0; n < 103; n++) {
      const name = join(root, 'in', `${String(n).padStart(3, '0')}.csv`);
      await writeFile(name, ledger(`of ${n}`, n < 101 ? '2025-11-05' : '2025-12-05'));
      await utimes(name, then, then);
    }
    const connection = (await findConnection(ground.pool, ground.organizationId, ground.connectionId))!;
    const created = await createJob(ground.engine, connection, {
      functionName: 'get_invoice_line_items',
      start: new Date('2025-12-01T00:00:00Z'),
      end: new Date('2026-01-01T00:00:00Z'),
      idempotencyKey: undefined,
    });
    const job = () => getJob(ground.engine, ground.connectionId, created.job.id);
    await work();
    const { status, progress } = await job();
    expect(status).toBe('open');
    expect(progress.waiting).toMatchObject({
      for: 'source',
      reason: expect.stringMatching(/being taken in/),
    });
    expect((await ground.stored()).ready).toBe(100);
    expect((await ground.pool.query('SELECT 1 FROM coverage')).rowCount).toBe(0);
    ground.clock.advance(2000);
    await work();
    expect((await job()).status).toBe('completed');
    expect(await ids()).toEqual(['of 101', 'of 102']);
  });

  it('files that are left in a folder are read with the next sync', async () => {
    await ground.setCredentials({ source_type: 'folder', folder: 'in' });
    await writeFile(join(root, 'in', 'a.csv'), ledger('a', '2025-01-01'));
    const then = new Date(Date.now() - 60_000);
    await utimes(join(root, 'in', 'a.csv'), then, then);
    await work();
    expect(await ids()).toEqual(['a']);
  });
});
