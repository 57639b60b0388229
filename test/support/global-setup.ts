import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/store/embedded/index.ts';
import { identityOf } from '../../src/store/embedded/processes.ts';
import { liveServer } from '../../src/store/embedded/server.ts';
import { migrate } from '../../src/store/migrate.ts';
import { distributeTemplate, makeCitus } from './citus.ts';
import { query, withDatabase } from './database.ts';
import { postgres15Binaries } from './postgres-15.ts';
import './provided.ts';
import { quickPlace } from './quick-place.ts';

const PREFIX = 'backhaul-test-';
const CITUS_URL = process.env.BACKHAUL_TEST_CITUS_URL;
const GIVEN = CITUS_URL ?? process.env.BACKHAUL_TEST_DATABASE_URL;
const WITHOUT_DURABILITY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/**
 * Starts one server for the whole run and migrates one template database, which each test copies.
 * BACKHAUL_TEST_DATABASE_URL: use that server instead (its user must be allowed to create databases).
 * BACKHAUL_TEST_CITUS_URL: the same on a coordinator of Citus, over which the template is distributed.
 * BACKHAUL_TEST_POSTGRES=15: start PostgreSQL 15 from tools/postgres-15 instead of the embedded 18.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer();
  const name = `backhaul_template_${process.pid}_${randomBytes(4).toString('hex')}`;
  const url = withDatabase(server.url, name);
  try {
    await query(server.url, `CREATE DATABASE ${name}`);
    if (CITUS_URL) await makeCitus(url);
    await migrate(url);
    if (CITUS_URL) await distributeTemplate(server.url, url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('databaseUrl', url);
  return async () => {
    if (GIVEN) await query(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server.stop();
  };
}

async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  if (GIVEN) return { url: GIVEN, stop: async () => {} };
  const wanted = process.env.BACKHAUL_TEST_POSTGRES;
  if (wanted && wanted !== '15' && wanted !== '18')
    throw new Error(`BACKHAUL_TEST_POSTGRES is "${wanted}", but must be 15 or 18 (or not set, which is 18).`);
  clearLeftovers();
  const folder = mkdtempSync(join(quickPlace(), `${PREFIX}${process.pid}.${identityOf(process.pid)}.`));
  chmodSync(folder, 0o711); // as root the server runs as another user and has to get in
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    binaries: wanted === '15' ? postgres15Binaries() : undefined,
    settings: WITHOUT_DURABILITY,
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A killed test run leaves its server running; nobody wants its rows, so it is ended the short way. */
function clearLeftovers(): void {
  const place = quickPlace();
  for (const name of readdirSync(place)) {
    const [pid, identity] = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('.') : [];
    if (!pid || identityOf(Number(pid)) === identity) continue;
    const folder = join(place, name);
    try {
      const server = liveServer(join(folder, 'postgres', 'cluster'));
      if (server) process.kill(server.pid, 'SIGQUIT');
      // The server needs a moment to go, and until then it may still write files.
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // Another user's, or another run is clearing it at this moment.
    }
  }
}
