import pg from 'pg';
import { v7 } from 'uuid';
import { openPool } from '../../src/store/database.ts';
import { createSealer, type Sealer } from '../../src/store/seal.ts';
import { Faults } from './faults.ts';
import { SourceServer } from './source.ts';

/** What all sequences of a process stand on: one database, one listening source, and a hand on the sessions. */
export interface Ground {
  pool: pg.Pool;
  /** Looks at the database, and ends sessions, from outside of the engine. */
  watcher: pg.Client;
  faults: Faults;
  server: SourceServer;
  sealer: Sealer;
  organizationId: string;
  /** Ends all idle sessions of the engine's pool, and waits until the pool has noticed. */
  killSessions(): Promise<void>;
  /** How many sessions of the pool wait for a lock. */
  waiting(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the ground on a migrated database. */
export async function openGround(url: string): Promise<Ground> {
  const name = `torture-${process.pid}`;
  const pool = openPool(url, { max: 6, name });
  const watcher = new pg.Client({ connectionString: url, options: '-c timezone=UTC -c jit=off' });
  await watcher.connect();
  const faults = new Faults(pool, async (pid) => {
    await watcher.query('SELECT pg_terminate_backend($1)', [pid]);
  });
  const server = await SourceServer.start();
  const organizationId = v7();
  await watcher.query('INSERT INTO organization (organization_id, name) VALUES ($1, $2)', [
    organizationId,
    'Torture',
  ]);
  return {
    pool,
    watcher,
    faults,
    server,
    organizationId,
    sealer: createSealer(Buffer.alloc(32, 7)),
    async killSessions() {
      await watcher.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
        [name],
      );
      while (pool.totalCount > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    },
    async waiting() {
      const { rows } = await watcher.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'`,
        [name],
      );
      return rows[0]!.count;
    },
    async close() {
      await pool.end();
      await watcher.end();
      await server.stop();
    },
  };
}
