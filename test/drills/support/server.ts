import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedBinaries, usableBinaries } from '../../../src/store/embedded/binaries.ts';
import { clusterFolder } from '../../../src/store/embedded/cluster.ts';
import { startEmbeddedPostgres } from '../../../src/store/embedded/index.ts';
import { findPlace } from '../../../src/store/embedded/place.ts';
import { identityOf } from '../../../src/store/embedded/processes.ts';
import { launchServer, liveServer } from '../../../src/store/embedded/server.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { query, withDatabase } from '../../support/database.ts';
import { until } from './until.ts';

const SETTINGS = { max_connections: '300' };

/** `fast`: sessions are ended and everything is written down. `kill`: the postmaster is gone at once. */
export type StopWay = 'fast' | 'kill';

export interface DrillServer {
  url: string;
  /** Ends the server and starts it again on the same port. @returns how long it was away, in milliseconds */
  restart(how: StopWay): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL with the durability that users get. */
export async function startDrillServer(): Promise<DrillServer> {
  // Named like the folders of the test suite, whose next run clears away what a killed one left.
  const dataDir = mkdtempSync(join(tmpdir(), `backhaul-test-${process.pid}.${identityOf(process.pid)}.`));
  chmodSync(dataDir, 0o711); // as root the server runs as another user and has to get in
  const server = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });

  async function restart(how: StopWay): Promise<number> {
    const place = await findPlace(dataDir);
    const cluster = clusterFolder(place);
    const { native } = await usableBinaries(installedBinaries(), place.home, place.account);
    const { pid, port } = liveServer(cluster)!;
    const began = performance.now();
    process.kill(pid, how === 'fast' ? 'SIGINT' : 'SIGKILL');
    await until('PostgreSQL has ended', 30_000, () => identityOf(pid) === undefined);
    await until('PostgreSQL answers again', 30_000, async () => {
      // After a kill the old server's parts need a moment to go, and until then a new one refuses and ends.
      const child = launchServer(place, cluster, native, port!, join(dataDir, 'postgres.log'), SETTINGS);
      let ended = false;
      void once(child, 'exit').then(() => {
        ended = true;
      });
      return await until('it answers or ends', 30_000, async () => {
        if (await query(server.url, 'SELECT 1').catch(() => null)) return { answers: true };
        return ended ? { answers: false } : null;
      }).then(({ answers }) => answers);
    });
    return performance.now() - began;
  }

  return {
    url: server.url,
    restart,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Makes a fresh migrated database on a server. @returns its URL */
export async function drillDatabase(serverUrl: string): Promise<string> {
  const name = `drill_${randomBytes(6).toString('hex')}`;
  await query(serverUrl, `CREATE DATABASE ${name}`);
  const url = withDatabase(serverUrl, name);
  await migrate(url);
  return url;
}
