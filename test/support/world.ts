import type pg from 'pg';
import type { SourceFunction } from '../../src/connectors/kit/manifest.ts';
import type { ConnectionRecord } from '../../src/store/queries/connections.ts';
import { findConnection } from '../../src/store/queries/connections.ts';
import type { SyncSettings } from '../../src/sync/engine.ts';
import { createJob, getJob } from '../../src/sync/jobs.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { HandClock, rowsOf, testEngine } from './engine.ts';
import { type PaperRow, PaperSource } from './paper-source.ts';

/** What a worker says when it leaves a connection in a test: nothing. */
export const noRelease = async () => {};

/** One connection to a paper source, an engine, and hands to move both. Closed with `close()`. */
export async function paperWorld(
  options: {
    words?: Partial<SourceFunction<PaperRow>>;
    settings?: Partial<SyncSettings>;
    /** A second function beside get_orders. */
    withReturns?: Partial<SourceFunction<PaperRow>>;
    historyDays?: number;
    now?: string;
  } = {},
) {
  const clock = new HandClock(options.now ?? '2026-03-01T12:00:00Z');
  const source = new PaperSource(() => clock.now());
  const returns = options.withReturns && [source.orders({ name: 'get_returns', ...options.withReturns })];
  const connector = source.connector(options.words, returns ?? []);
  const world = await testEngine({
    connectors: [connector],
    clock,
    ...(options.settings && { settings: options.settings }),
  });
  const { connectionId } = await world.connect(connector, options.historyDays);
  const { engine, pool } = world;

  const record = async (): Promise<ConnectionRecord> =>
    (await findConnection(pool, world.organizationId, connectionId))!;
  const take = async (name = 'worker') =>
    new Runner(engine, (await takeConnection(engine, connectionId, name))!);

  return {
    ...world,
    clock,
    source,
    connector,
    connectionId,
    record,
    take,
    /** Works until there is nothing to do, or `steps` pages. */
    async work(steps = 1000): Promise<void> {
      const runner = await take();
      while (steps-- > 0 && (await runner.step(noRelease)).state === 'worked');
    },
    async job(start: string, end: string, functionName = 'get_orders', idempotencyKey?: string) {
      const request = { functionName, start: new Date(start), end: new Date(end), idempotencyKey };
      return (await createJob(engine, await record(), request)).job;
    },
    status: (jobId: string) => getJob(engine, connectionId, jobId),
    rows: <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      rowsOf<Row>(pool, sql, values),
    /** Ids that are stored, in order. */
    ids: async (resource = 'order') =>
      (
        await rowsOf<{ id: string }>(pool, 'SELECT id FROM record WHERE resource = $1 ORDER BY id', [
          resource,
        ])
      ).map((row) => row.id),
    position: async (functionName = 'get_orders') =>
      (
        await rowsOf<{ position: Date }>(pool, 'SELECT position FROM schedule WHERE function_name = $1', [
          functionName,
        ])
      )[0]!.position,
  };
}

export type PaperWorld = Awaited<ReturnType<typeof paperWorld>>;
