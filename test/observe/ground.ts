import type pg from 'pg';
import { onTestFinished } from 'vitest';
import { connectors } from '../../src/connectors/index.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { type Knobs, startSandboxVendor } from '../../src/connectors/sandbox/simulator/index.ts';
import type { Observer } from '../../src/observe/index.ts';
import { findConnection } from '../../src/store/queries/connections.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import type { Engine } from '../../src/sync/engine.ts';
import { createJob, getJob } from '../../src/sync/jobs.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { HandClock, rowsOf, testEngine } from '../support/engine.ts';
import { noRelease } from '../support/world.ts';

const NOON = '2026-03-03T12:00:00Z';

/** A connection to the sandbox vendor, over sockets, of which nothing but jobs is synced. */
export async function sandboxGround(options: {
  observe: Observer;
  vendorKey?: string;
  change?: (connector: Connector) => Connector;
}) {
  const clock = new HandClock(NOON);
  const vendor = await startSandboxVendor({
    seed: 11,
    clock: () => clock.now(),
    // A bucket that is refilled by a clock that stands still would run dry.
    defaults: { quota_burst: 1e6 },
  });
  const found = connectors({ sandboxUrl: vendor.url }).find(
    ({ type, name }) => type === 'wms' && name === 'sandbox',
  );
  const sandbox = { ...found!, quota: { burst: 1e6, perSecond: 1e6 } };
  const connector = options.change ? options.change(sandbox) : sandbox;
  const { observe, vendorKey = 'sbx_observed' } = options;
  const world = await testEngine({ connectors: [connector], clock, observe });
  onTestFinished(async () => {
    await world.close();
    await vendor.close();
  });
  const { connectionId, accessToken } = await createConnection(world.engine, world.sealer, {
    organizationId: world.organizationId,
    connector,
    credentials: { api_key: vendorKey },
    customerId: null,
    historyDays: 1,
  });
  const rows = <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    rowsOf<Row>(world.pool, sql, values);
  await rows("UPDATE run SET status = 'cancelled' WHERE connection_id = $1", [connectionId]);
  await rows('UPDATE schedule SET paused = true WHERE connection_id = $1', [connectionId]);
  const record = async () => (await findConnection(world.pool, world.organizationId, connectionId))!;
  return {
    ...world,
    clock,
    vendor,
    connectionId,
    accessToken,
    record,
    rows,
    turn: (knobs: Partial<Knobs>) => vendor.account(vendorKey).setKnobs(knobs),
    /** Asks for the orders of some days, up to an hour ago. */
    async job(days: number): Promise<string> {
      const end = new Date(clock.now().getTime() - 3_600_000);
      const start = new Date(end.getTime() - days * 24 * 3_600_000);
      const { job } = await createJob(world.engine, await record(), {
        functionName: 'get_orders',
        start,
        end,
      });
      return job.id;
    },
    status: (jobId: string) => getJob(world.engine, connectionId, jobId),
    take: async (engine: Engine = world.engine) =>
      new Runner(engine, (await takeConnection(engine, connectionId, 'test'))!),
    /** Works until nothing is left to do, and sits out every wait. */
    async workOff(runner: Runner): Promise<void> {
      for (;;) {
        const step = await runner.step(noRelease);
        if (step.state === 'idle' && step.until === null) return;
        if (step.state === 'idle') clock.advance(step.until!.getTime() - clock.now().getTime());
        if (step.state === 'quota') clock.advance(step.waitMs);
      }
    },
  };
}
