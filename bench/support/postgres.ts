import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/store/embedded/index.ts';
import { migrate } from '../../src/store/migrate.ts';

/** A PostgreSQL with the settings and the durability that users get. */
export interface BenchPostgres {
  version: string;
  /** Its data folder, for what only the server can read or write. */
  folder: string;
  /** Makes a migrated database. @returns its URL */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL as `npm start` does, in a folder of its own. */
export async function startBenchPostgres(settings: Record<string, string> = {}): Promise<BenchPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'backhaul-bench-'));
  chmodSync(folder, 0o711); // as root the server runs as another user and has to get in
  const server = await startEmbeddedPostgres({ dataDir: folder, settings });
  return {
    version: server.version,
    folder,
    async database(name) {
      await statement(server.url, `CREATE DATABASE ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await migrate(url.href);
      return url.href;
    },
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
