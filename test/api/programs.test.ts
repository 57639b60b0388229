// The three programs of the page that Backhaul began with, run as a client would run them.
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

const run = promisify(execFile);
const available = spawnSync('python3', ['-c', 'import requests']).status === 0;
if (!available) {
  console.warn(
    'SKIPPED: test/api/programs.test.ts needs python3 with the package requests, which is not here.',
  );
}

describe.skipIf(!available)('the Python programs of the founding page', () => {
  let world: World;
  let token: string;
  let id: string;
  beforeAll(async () => {
    world = await makeWorld();
    ({ token, id } = await world.connect(world.ours));
  });
  afterAll(() => world.end());

  const program = async (name: string, more: Record<string, string> = {}) => {
    const { stdout } = await run('python3', [join(import.meta.dirname, 'programs', name)], {
      env: {
        PATH: process.env.PATH,
        BASE_URL: world.url,
        API_KEY: world.ours.key,
        ACCESS_TOKEN: token,
        NO_PROXY: '127.0.0.1',
        ...more,
      },
    });
    return JSON.parse(stdout);
  };

  it('create a job, look at it, cancel it', async () => {
    const job = await program('create_job.py');
    expect(job).toMatchObject({
      id: job.sync_job_id,
      connection_id: id,
      function_name: 'get_orders',
      status: 'open',
      requested_start_time: '2025-12-01T00:00:00Z',
      requested_end_time: '2026-01-01T00:00:00Z',
      created_at: expect.any(String),
    });
    const named = { SYNC_JOB_ID: job.sync_job_id };
    expect(await program('get_job.py', named)).toMatchObject({ id: job.id, status: 'open' });
    expect(await program('cancel_job.py', named)).toMatchObject({ id: job.id, status: 'cancelled' });
    expect(await program('get_job.py', named)).toMatchObject({ status: 'cancelled' });
    await expect(program('cancel_job.py', named)).rejects.toThrow('400 Client Error');
  });

  it('see a job through to its end', async () => {
    world.shelves.orders.push({ id: 'o1', updated: '2025-12-03T00:00:00Z' });
    const job = await program('create_job.py');
    await world.work(id);
    const done = await program('get_job.py', { SYNC_JOB_ID: job.id });
    expect(done).toMatchObject({ status: 'completed', report: { records_new: 1 } });
  });
});
