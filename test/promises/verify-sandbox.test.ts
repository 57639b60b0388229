import { expect, it } from 'vitest';
import { connectors } from '../../src/connectors/index.ts';
import { startSandboxVendor } from '../../src/connectors/sandbox/simulator/index.ts';
import { findConnection } from '../../src/store/queries/connections.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { createJob, getJob } from '../../src/sync/jobs.ts';
import { findFindings } from '../../src/sync/repair.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { HandClock, testEngine } from '../support/engine.ts';

const DAY = 24 * 3600_000;

/** A vendor on which people work while it is read, and which lists and commits as awkwardly as it may. */
const MOVING = {
  edit_in_run: true,
  extra_orders_per_minute: 30,
  late_commit_seconds: 90,
  duplicate_over_pages: true,
  empty_page_with_next: true,
  tie_seconds: 60,
};

it('finds nothing wrong at a vendor whose orders are made and edited while it looks', async () => {
  const clock = new HandClock('2026-03-03T12:00:00Z');
  const vendor = await startSandboxVendor({ seed: 5, clock: () => clock.now(), defaults: MOVING });
  const all = connectors({ sandboxUrl: vendor.url });
  const connector = all.find(({ type, name }) => type === 'wms' && name === 'sandbox')!;
  const world = await testEngine({ connectors: all, clock });
  const { connectionId } = await createConnection(world.engine, world.sealer, {
    organizationId: world.organizationId,
    connector,
    credentials: { api_key: 'sbx_verify' },
    customerId: null,
    historyDays: 4,
  });
  const work = async () => {
    const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'test'))!);
    for (let pages = 0; pages < 5000; pages++) {
      const step = await runner.step(async () => {});
      if (step.state === 'idle') return;
      clock.advance(7000);
    }
  };
  await work();
  clock.advance(30 * 60_000);
  const record = (await findConnection(world.pool, world.organizationId, connectionId))!;
  const end = new Date(clock.now().getTime() - DAY);
  const windows = [
    { start: new Date(end.getTime() - 2 * DAY), end },
    { start: end, end: clock.now() },
  ];
  for (const window of windows) {
    const request = { functionName: 'get_orders', ...window, purpose: 'verify' as const };
    const { job } = await createJob(world.engine, record, request);
    await work();
    const { report, status } = await getJob(world.engine, connectionId, job.id);
    const { findings } = await findFindings(world.engine, connectionId, job.id, { after: null, limit: 10 });
    expect([status, findings]).toEqual(['completed', []]);
    expect(report.verification).toMatchObject({ verdict: 'equal' });
    expect(report.verification!.records_compared).toBeGreaterThan(100);
  }
  await world.close();
  await vendor.close();
});
