import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/store/embedded/index.ts';
import { migrate } from '../../src/store/migrate.ts';

/** A PostgreSQL with the settings and the durability that users get. */
export interface BenchPostgres {
  version: string;
  /** The number of its first process. */
  pid: number;
  /** Makes a migrated database. @returns its URL */
  database(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL as `npm start` does, in a folder of its own. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'backhaul-bench-'));
  chmodSync(folder, 0o711); // as root the server runs as another user and has to get in
  const server = await startEmbeddedPostgres({ dataDir: folder });
  const pidFile = join(folder, 'postgres', 'cluster', 'postmaster.pid');
  return {
    version: server.version,
    pid: Number(readFileSync(pidFile, 'utf8').split('\n')[0]),
    async database(name) {
      await statement(server.url, `CREATE DATABASE ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await migrate(url.href);
      return url.href;
    },
    drop: (name) => statement(server.url, `DROP DATABASE ${name} WITH (FORCE)`),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function statement(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
