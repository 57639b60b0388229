import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import type { Connector } from '../connectors/kit/manifest.ts';
import { Registry } from '../connectors/kit/registry.ts';
import { Observer } from '../observe/index.ts';
import { openPool } from '../store/database.ts';
import { createSealer, type Sealer } from '../store/seal.ts';
import { type Clock, systemClock } from './clock.ts';
import { Dispatch } from './dispatch.ts';
import type { Engine, SyncSettings } from './engine.ts';
import { gaugesReader } from './gauges.ts';
import { Hints } from './hints.ts';
import { Quotas } from './quota.ts';

/** Takes are short and queue for the same few rows anyway. */
const QUOTA_SESSIONS = 4;

/** A process's share of the installation: what the API and a worker are made of. */
export interface Assembly {
  pool: Pool;
  engine: Engine;
  dispatch: Dispatch;
  hints: Hints;
  sealer: Sealer;
  close(): Promise<void>;
}

/** Puts the engine together on a migrated database, with the machine's clock and randomness. */
export async function assemble(options: {
  url: string;
  connectors: readonly Connector[];
  secretKey: Buffer;
  /** Keys that are being given up or taken on: what they sealed is opened, nothing is sealed under them. */
  otherSecretKeys?: readonly Buffer[];
  settings: SyncSettings;
  log: Logger;
  /** Given where metrics are scraped or traces are sent; otherwise it is made of the log. */
  observe?: Observer;
  filesDir?: string;
  sftpAllow?: readonly string[];
  /** The source clock; the machine's unless told. */
  clock?: Clock;
  /** Sessions this process may hold. */
  poolSize?: number;
}): Promise<Assembly> {
  const pool = openPool(options.url, { max: options.poolSize ?? 20 });
  const quotaPool = openPool(options.url, { max: QUOTA_SESSIONS, name: 'backhaul-quota', hurried: true });
  const dispatch = await Dispatch.start(options.url, true, (error) =>
    options.log.warn({ err: error }, 'dispatch met an error and goes on'),
  );
  const hints = new Hints(pool, options.url);
  const sealer = createSealer(options.secretKey, options.otherSecretKeys);
  const clock = options.clock ?? systemClock;
  const observe = options.observe ?? new Observer(options.log);
  observe.metrics.readGauges = gaugesReader(pool, clock);
  const engine: Engine = {
    pool,
    clock,
    connectors: new Registry(options.connectors),
    quotas: new Quotas({
      pool: quotaPool,
      clock,
      sealer,
      reserve: options.settings.quotaReserve,
      log: options.log,
    }),
    settings: options.settings,
    filesDir: options.filesDir ?? null,
    sftpAllow: options.sftpAllow ?? [],
    newId: v7,
    random: Math.random,
    wake: (tx, connectionId) => dispatch.wake(tx, connectionId),
    hint: (what, connectionId) => hints.give(what, connectionId),
    sealer,
    log: options.log,
    observe,
  };
  return {
    pool,
    engine,
    dispatch,
    hints,
    sealer,
    async close() {
      await hints.close();
      await dispatch.stop();
      await quotaPool.end();
      await pool.end();
    },
  };
}
