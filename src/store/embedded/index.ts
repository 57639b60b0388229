import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { installedBinaries, usableBinaries } from './binaries.ts';
import { clusterFolder, ensureCluster, loadPassword } from './cluster.ts';
import { askServer, databaseUrl } from './connect.ts';
import { findPlace, openDataDir } from './place.ts';
import { announce, othersPresent, withLock } from './presence.ts';
import { identityOf, pause } from './processes.ts';
import { freePort, type LiveServer, launchServer, liveServer, logSize, logTail } from './server.ts';

/** A running embedded PostgreSQL. */
export type EmbeddedPostgres = {
  /** postgres:// URL of the database `backhaul`, password included */
  url: string;
  /** of the server, such as "18.4" */
  version: string;
  /** true when the server was running already: another process uses it, or one that was killed left it */
  adopted: boolean;
  /** folder that all of its data is in */
  home: string;
  /** Gives the server up; shuts it down (fast, waiting for it) unless another live process uses it. */
  stop(): Promise<void>;
};

/** What to start. */
type EmbeddedOptions = {
  /** Backhaul's data folder; made when missing */
  dataDir: string;
  /** gets a sentence now and then */
  log?: ((line: string) => void) | undefined;
  /** folder with bin, lib and share of another PostgreSQL; default the one npm installed */
  binaries?: string | undefined;
  /** PostgreSQL settings on top of ours; not applied to a server that is adopted */
  settings?: Record<string, string> | undefined;
};

type Found = { port: number; version: string; adopted: boolean };

const RETRY_MS = 20_000;
const READY_MS = 600_000;
const HOPELESS_MS = 3_000;
/** After a kill the old server's parts need a second or two to go; a port may be taken between look and use. */
const PASSING = /still in use|already exists|is empty|could not bind|could not create any TCP|^$/;

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already. Safe to call
 * from several processes at once. As root the server runs as another user, see place.ts and account.ts.
 *
 * @throws Error saying what is wrong, with the end of the server's log, and what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {});
  const dataDir = openDataDir(options.dataDir);
  const [lock, users, logFile] = ['lock', 'users', 'postgres.log'].map((name) => join(dataDir, name)) as [
    string,
    string,
    string,
  ];

  return withLock(lock, async () => {
    const place = await findPlace(dataDir);
    const cluster = clusterFolder(place);
    const password = loadPassword(dataDir, place);
    const start = async (): Promise<Found> => {
      const { native, version } = await usableBinaries(
        options.binaries ?? installedBinaries(),
        place.home,
        place.account,
      );
      await ensureCluster(place, native, version, password, options.settings?.fsync !== 'off');
      const port = await freePort();
      const from = logSize(logFile);
      const child = launchServer(place, cluster, native, port, logFile, options.settings ?? {});
      return { ...(await untilReady(child, port, from)), port, adopted: false };
    };

    /** Waits for a server we started or found; recovery after a crash takes as long as it takes. */
    const untilReady = async (server: ChildProcess | LiveServer, port: number, from: number) => {
      const began = Date.now();
      const gone = () =>
        'exitCode' in server
          ? server.pid === undefined || server.exitCode !== null || server.signalCode !== null
          : identityOf(server.pid) === undefined;
      for (let told = began; ; await pause(25)) {
        const answer = await askServer(port, password, cluster);
        if ('version' in answer) return answer;
        const tail = logTail(logFile, from);
        // One that we found and that ends (somebody was stopping it) leaves the place free: start our own.
        if (gone()) throw new ServerEnded('exitCode' in server ? tail : '');
        const waited = Date.now() - began;
        // Not at once: a stranger may have taken the port, and our server is about to notice and end.
        if ((answer.hopeless && waited > HOPELESS_MS) || waited > READY_MS)
          throw new Error(
            `The database server in ${cluster} (process ${server.pid}) runs but cannot be used: ${answer.problem}. Its log (${logFile}) ends with:\n${tail}\nEnd that process, then start again.`,
          );
        if (Date.now() - told > 10_000) {
          log(`Waiting for the database to get ready: ${answer.problem}`);
          told = Date.now();
        }
      }
    };

    const findOrStart = async (): Promise<Found> => {
      const giveUp = Date.now() + RETRY_MS;
      for (let wait = 50; ; wait = Math.min(wait * 2, 1_000)) {
        try {
          const live = liveServer(cluster);
          if (!live) return await start();
          if (live.port)
            return {
              ...(await untilReady(live, live.port, logSize(logFile))),
              port: live.port,
              adopted: true,
            };
          if (Date.now() > giveUp) throw new ServerEnded(`process ${live.pid} has opened no port`);
        } catch (error) {
          if (!(error instanceof ServerEnded)) throw error;
          if (Date.now() > giveUp || !PASSING.test(error.tail))
            throw new Error(
              `The database server in ${cluster} does not start. Its log (${logFile}) ends with:\n${error.tail || '(it wrote nothing; is the machine out of memory?)'}\nPut right what it names, then start again.`,
            );
        }
        await pause(wait);
      }
    };

    const own = announce(users);
    try {
      const { port, version, adopted } = await findOrStart();
      log(
        `${adopted ? 'Joined the running' : 'Started'} PostgreSQL ${version} on 127.0.0.1:${port}, data in ${place.home}`,
      );
      let stopping: Promise<void> | undefined;
      const stop = () => {
        stopping ??= withLock(lock, () => leave(own, users, cluster, logFile, log));
        return stopping;
      };
      return { url: databaseUrl(port, password), version, adopted, home: place.home, stop };
    } catch (error) {
      rmSync(own, { force: true });
      throw error;
    }
  });
}

/** A server that ended before it was ready, with the last lines it wrote. */
class ServerEnded extends Error {
  readonly tail: string;
  constructor(tail: string) {
    super(tail);
    this.tail = tail;
  }
}

async function leave(
  own: string,
  users: string,
  cluster: string,
  logFile: string,
  log: (line: string) => void,
): Promise<void> {
  rmSync(own, { force: true });
  const others = othersPresent(users);
  if (others.length > 0) return log(`PostgreSQL goes on: process ${others.join(', ')} uses it`);
  const live = liveServer(cluster);
  if (!live) return;
  const identity = identityOf(live.pid);
  process.kill(live.pid, 'SIGINT'); // PostgreSQL's "fast": ends sessions, writes everything down, exits
  for (const until = Date.now() + 120_000; identityOf(live.pid) === identity; await pause(10)) {
    if (Date.now() > until)
      throw new Error(
        `The database server (process ${live.pid}) was asked to stop two minutes ago and still runs. Its log (${logFile}) ends with:\n${logTail(logFile)}`,
      );
  }
}
