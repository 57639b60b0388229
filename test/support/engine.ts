import type pg from 'pg';
import { v7 } from 'uuid';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { Registry } from '../../src/connectors/kit/registry.ts';
import { Observer, silentLog } from '../../src/observe/index.ts';
import { inTransaction, openPool } from '../../src/store/database.ts';
import { createSealer } from '../../src/store/seal.ts';
import type { Clock } from '../../src/sync/clock.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { DEFAULT_SYNC_SETTINGS, type Engine, type SyncSettings } from '../../src/sync/engine.ts';
import { Quotas } from '../../src/sync/quota.ts';
import { testDatabase } from './database.ts';

/** A clock that stands still until it is moved. */
export class HandClock implements Clock {
  readonly rate = 1;
  #now: number;
  constructor(start: string) {
    this.#now = Date.parse(start);
  }
  now(): Date {
    return new Date(this.#now);
  }
  databaseNow(): Date {
    return this.now();
  }
  elapsed(): number {
    return this.#now;
  }
  async sleep(ms: number): Promise<void> {
    this.advance(ms);
  }
  advance(ms: number): void {
    this.#now += ms;
  }
}

/** An engine on a database of its own, without dispatch: tests say themselves who works when. */
export async function testEngine(options: {
  connectors: readonly Connector[];
  clock: Clock;
  settings?: Partial<SyncSettings>;
  newId?: () => string;
  random?: () => number;
  observe?: Observer;
}) {
  const database = await testDatabase();
  const pool = openPool(database.url);
  const sealer = createSealer(Buffer.alloc(32, 7));
  const observe = options.observe ?? new Observer(silentLog());
  const settings = { ...DEFAULT_SYNC_SETTINGS, ...options.settings };
  const engine: Engine = {
    pool,
    clock: options.clock,
    connectors: new Registry(options.connectors),
    quotas: new Quotas({
      pool,
      clock: options.clock,
      sealer,
      reserve: settings.quotaReserve,
      log: observe.log,
    }),
    settings,
    filesDir: null,
    sftpAllow: [],
    newId: options.newId ?? v7,
    random: options.random ?? (() => 0.5),
    wake: async () => {},
    hint: () => {},
    sealer,
    log: observe.log,
    observe,
  };
  const organizationId = v7();
  await pool.query('INSERT INTO organization (organization_id, name) VALUES ($1, $2)', [
    organizationId,
    'Test',
  ]);
  return {
    engine,
    pool,
    sealer,
    url: database.url,
    organizationId,
    connect: (connector: Connector, historyDays = 30) =>
      createConnection(engine, sealer, {
        organizationId,
        connector,
        credentials: { api_key: 'k' },
        customerId: null,
        historyDays,
      }),
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}

/** Rows of a statement run outside of any engine code. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return inTransaction(pool, async (tx) => (await tx.query<Row>(sql, values)).rows);
}
