import { expect, it, onTestFinished } from 'vitest';
import { createConnection } from '../../src/sync/create-connection.ts';
import { disableFunctions } from '../../src/sync/disable.ts';
import { cancelJob, resumeJob } from '../../src/sync/jobs.ts';
import { syncNow } from '../../src/sync/manual.ts';
import { Runner } from '../../src/sync/runner.ts';
import { applyAllSettings, changeSettings } from '../../src/sync/settings.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { noRelease, paperWorld } from '../support/world.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

async function world(options: Parameters<typeof paperWorld>[0] = {}) {
  const made = await paperWorld({ withReturns: {}, ...options });
  onTestFinished(() => made.close());
  return {
    ...made,
    disable: async (names: string[] | null) => disableFunctions(made.engine, await made.record(), names),
    disabled: async (connectionId = made.connectionId) =>
      (
        await made.rows<{ function_name: string }>(
          'SELECT function_name FROM schedule WHERE connection_id = $1 AND disabled ORDER BY 1',
          [connectionId],
        )
      ).map((row) => row.function_name),
  };
}

it('does not sync a disabled function in any way, keeps its place, and fills the gap when it is enabled', async () => {
  const here = await world();
  await here.work();
  for (let n = 1; n <= 5; n++) here.source.put(`a${n}`, here.clock.now().getTime() + n * 60_000);
  here.clock.advance(2 * HOUR);
  const runner = await here.take();
  await runner.begin(noRelease);
  const first = here.source.asked.at(-1)!.fn;
  expect(first).toBe('get_orders');
  const place = await here.position();
  expect(await here.disable(['get_orders'])).toBe(true);
  expect(await here.disable(['get_orders'])).toBe(false);
  // The page under way is written, and no other is asked for, by whichever kind of sync.
  await runner.finish();
  const before = here.source.asked.length;
  await syncNow(here.engine, await here.record(), []);
  here.clock.advance(40 * DAY);
  here.source.put('late', here.clock.now().getTime() - HOUR);
  await here.work();
  expect(new Set(here.source.asked.slice(before).map((ask) => ask.fn))).toEqual(new Set(['get_returns']));
  expect(await here.ids()).toEqual(['a1', 'a2']);
  expect(await here.position()).toEqual(place);
  await expect(here.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z')).rejects.toMatchObject({
    code: 'function_disabled',
    message: 'get_orders is disabled for this connection',
  });

  expect(await here.disable([])).toBe(true);
  await here.work();
  expect(await here.ids()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'late']);
  expect(await here.position()).toEqual(here.clock.now());
  const told = await here.rows(
    "SELECT record_id, count(*)::int AS times FROM event WHERE resource = 'order' GROUP BY 1 ORDER BY 1",
  );
  expect(told).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'late'].map((record_id) => ({ record_id, times: 1 })));
  // What was read follows without a gap on what was read before.
  const covered = await here.rows<{ range_start: Date; range_end: Date }>(
    "SELECT range_start, range_end FROM coverage WHERE function_name = 'get_orders' AND state = 'read' ORDER BY 1",
  );
  for (const [at, { range_start }] of covered.slice(1).entries())
    expect(range_start.getTime()).toBeLessThanOrEqual(covered[at]!.range_end.getTime());
});

it('makes its open jobs stuck at once, whatever is under way, and lets them be resumed once it is enabled', async () => {
  const here = await world();
  await here.work();
  for (let n = 1; n <= 5; n++) here.source.put(`old${n}`, '2025-12-01T00:00:00Z');
  const job = await here.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const other = await here.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z', 'get_returns');
  const runner = await here.take();
  while ((await here.status(job.id)).progress.pages < 1) await runner.step(noRelease);
  if (runner.underWay.length === 0) await runner.begin(noRelease);
  while (runner.underWay[0]?.runId !== job.id) await runner.step(noRelease);
  const stored = await here.ids();
  await here.disable(['get_orders']);
  expect(await here.status(job.id)).toMatchObject({
    status: 'stuck',
    error: {
      code: 'function_disabled',
      message: 'get_orders is disabled for this connection. Enable it, then resume the job.',
    },
  });
  expect(await here.rows("SELECT 1 FROM event WHERE type = 'connection.sync-job-stuck'")).toHaveLength(1);
  await runner.finish();
  expect(await here.ids()).toEqual(stored);
  await expect(resumeJob(here.engine, here.connectionId, job.id)).rejects.toMatchObject({
    code: 'function_disabled',
  });
  await here.work();
  expect((await here.status(other.id)).status).toBe('completed');

  await here.disable([]);
  await resumeJob(here.engine, here.connectionId, job.id);
  await here.work();
  expect(await here.status(job.id)).toMatchObject({ status: 'completed', error: null });
  expect(await here.ids()).toHaveLength(5);
  await expect(cancelJob(here.engine, here.connectionId, job.id)).rejects.toThrow('is completed');
});

it('lets the first sync of a function that is off at first wait, and read then what it would have read', async () => {
  const here = await world();
  await changeSettings(here.engine, here.organizationId, { disabledFunctions: { wms: ['get_returns'] } });
  here.source.put('recent', '2026-02-20T00:00:00Z');
  const { connectionId, functions } = await createConnection(here.engine, here.sealer, {
    organizationId: here.organizationId,
    connector: here.connector,
    credentials: { api_key: 'k' },
    customerId: null,
    historyDays: 30,
  });
  expect(functions).toEqual(['get_orders']);
  await here.work();
  const work = async () => {
    const runner = new Runner(here.engine, (await takeConnection(here.engine, connectionId, 'worker'))!);
    while ((await runner.step(noRelease)).state === 'worked');
  };
  const stored = () =>
    here.rows('SELECT resource, id FROM record WHERE connection_id = $1 ORDER BY 1', [connectionId]);
  await work();
  expect(await stored()).toEqual([{ resource: 'order', id: 'recent' }]);
  here.clock.advance(60 * DAY);
  await work();
  expect(await stored()).toHaveLength(1);
  await changeSettings(here.engine, here.organizationId, { disabledFunctions: { wms: [] } });
  await work();
  expect(await stored()).toEqual([
    { resource: 'order', id: 'recent' },
    { resource: 'return', id: 'recent' },
  ]);
});

it("follows the organization's setting where it has none of its own, through a kill at any instant", async () => {
  const here = await world();
  const connect = async (disabledFunctions: string[] | null = null) =>
    (
      await createConnection(here.engine, here.sealer, {
        organizationId: here.organizationId,
        connector: here.connector,
        credentials: { api_key: 'k' },
        customerId: null,
        historyDays: 1,
        disabledFunctions,
      })
    ).connectionId;
  const own = await connect(['get_orders']);
  const others = [here.connectionId];
  for (let n = 0; n < 60; n++) others.push(await connect());
  const all = async () => {
    const sets = await Promise.all(others.map((id) => here.disabled(id)));
    return [...new Set(sets.map((names) => names.join(' ')))];
  };
  expect(await all()).toEqual(['']);
  const changed = await changeSettings(here.engine, here.organizationId, {
    disabledFunctions: { wms: ['get_returns'] },
  });
  expect(changed).toEqual({ disabled_functions: { wms: ['get_returns'] } });
  expect(await all()).toEqual(['get_returns']);
  expect(await here.disabled(own)).toEqual(['get_orders']);

  // A process that is killed after its first part leaves the note of how far it came.
  await here.rows('UPDATE organization SET settings = $1', [
    {
      disabled_functions: { wms: ['get_orders'] },
      applying: { change: 'x', after: others[55] },
    },
  ]);
  expect(await all()).toEqual(['get_returns']);
  await applyAllSettings(here.engine, new AbortController().signal);
  expect(new Set(await all())).toEqual(new Set(['get_returns', 'get_orders']));
  expect(await here.disabled(others.at(-1))).toEqual(['get_orders']);
  expect(await here.rows("SELECT 1 FROM organization WHERE settings ? 'applying'")).toEqual([]);
  // And one that fell through, such as a connection that was being made meanwhile, has it before it reads anything.
  expect(await here.disabled(others[3])).toEqual(['get_returns']);
  await takeConnection(here.engine, others[3]!, 'worker');
  expect(await here.disabled(others[3])).toEqual(['get_orders']);

  await here.disable([]);
  expect(await here.disabled()).toEqual([]);
  expect(await here.disable(null)).toBe(true);
  expect(await here.disabled()).toEqual(['get_orders']);
});
