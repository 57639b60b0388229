import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { installedBinaries } from '../../src/store/embedded/binaries.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded/index.ts';
import { identityOf } from '../../src/store/embedded/processes.ts';
import { query } from '../support/database.ts';

const root = process.getuid?.() === 0;
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

/** A folder for one test; others may pass through it unless `mode` says otherwise. */
function folder(mode = 0o711): string {
  const path = mkdtempSync(join(tmpdir(), 'backhaul-embedded-'));
  chmodSync(path, mode);
  cleanUp.push(() => rmSync(path, { recursive: true, force: true }));
  return join(path, 'data');
}

async function start(dataDir: string, settings?: Record<string, string>): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, settings });
  cleanUp.push(() => server.stop());
  return server;
}

/** Starts the same in a process of its own. */
async function startElsewhere(
  dataDir: string,
): Promise<{ url: string; adopted: boolean; process: ChildProcess }> {
  const script = join(import.meta.dirname, '..', 'support', 'start-embedded.ts');
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  cleanUp.push(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { ...JSON.parse(String(line)), process: child };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function serverPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function writeRow(url: string): Promise<void> {
  await query(url, 'CREATE TABLE IF NOT EXISTS kept (n int)');
  await query(url, 'INSERT INTO kept VALUES (1)');
}

const rows = async (url: string) => (await query(url, 'SELECT count(*)::int AS n FROM kept'))[0].n;

async function answers(url: string): Promise<boolean> {
  return query(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

describe('a fresh data folder', () => {
  test('gets a database in UTF8, locale C and UTC that only this machine and only the password reach', async () => {
    const dataDir = folder();
    const server = await start(dataDir);
    expect(server).toMatchObject({ adopted: false, version: expect.stringMatching(/^18\./) });
    const [facts] = await query(
      server.url,
      `SELECT current_database() AS name, pg_encoding_to_char(encoding) AS encoding, datcollate AS locale,
         current_setting('timezone') AS zone, current_setting('listen_addresses') AS address,
         current_setting('unix_socket_directories') AS sockets, current_setting('fsync') AS fsync,
         current_setting('synchronous_commit') AS synchronous,
         (SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = current_user) AS scram
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(facts).toEqual({
      name: 'backhaul',
      encoding: 'UTF8',
      locale: 'C',
      zone: 'UTC',
      address: '127.0.0.1',
      sockets: '',
      fsync: 'on',
      synchronous: 'on',
      scram: true,
    });
    const guess = new URL(server.url);
    guess.password = 'guess';
    await expect(query(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
  });

  test('is made once when two processes start at the same time', async () => {
    const dataDir = folder();
    const [here, there] = await Promise.all([start(dataDir), startElsewhere(dataDir)]);
    expect(here.url).toBe(there.url);
    expect([here.adopted, there.adopted].sort()).toEqual([false, true]);
  });

  test('is begun again when the first attempt was cut short in the middle of initdb', async () => {
    const dataDir = folder();
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, 'postgres', 'complete'));
    rmSync(join(dataDir, 'postgres', 'cluster', 'global'), { recursive: true });
    expect(await answers((await start(dataDir)).url)).toBe(true);
  });
});

describe('rows are kept', () => {
  test('over a stop and a start', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    await writeRow(first.url);
    await first.stop();
    expect(await answers(first.url)).toBe(false);
    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await rows(second.url)).toBe(1);
  });

  test('when server and parent are killed with -9 and started again at once, time after time', async () => {
    const dataDir = folder();
    for (let round = 1; round <= 3; round++) {
      const { url, process: parent } = await startElsewhere(dataDir);
      await writeRow(url);
      process.kill(serverPid(dataDir), 'SIGKILL');
      await kill(parent);
      const server = await start(dataDir);
      expect(server.adopted).toBe(false);
      expect(await rows(server.url)).toBe(round);
      await server.stop();
    }
  });

  test('when only the parent is killed: the server that goes on is adopted, and stopped by its new user', async () => {
    const dataDir = folder();
    const { url, process: parent } = await startElsewhere(dataDir);
    await writeRow(url);
    await kill(parent);
    const server = await start(dataDir);
    expect(server).toMatchObject({ adopted: true, url });
    expect(await rows(server.url)).toBe(1);
    const pid = serverPid(dataDir);
    await server.stop();
    expect(identityOf(pid)).toBeUndefined();
  });

  test('when postmaster.pid names a process that is no database server', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    await writeRow(first.url);
    await first.stop();
    writeFileSync(
      join(dataDir, 'postgres', 'cluster', 'postmaster.pid'),
      `${process.pid}\n${dataDir}\n0\n5432\n`,
    );
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
    expect(await rows(server.url)).toBe(1);
  });
});

describe('two processes on one data folder', () => {
  test('use one server, which ends with the last of them', async () => {
    const dataDir = folder();
    const here = await start(dataDir);
    const there = await startElsewhere(dataDir);
    expect(there).toMatchObject({ url: here.url, adopted: true });
    const pid = serverPid(dataDir);
    await here.stop();
    expect(await answers(there.url)).toBe(true);
    there.process.stdin?.end();
    await once(there.process, 'exit');
    expect(identityOf(pid)).toBeUndefined();
  });

  test('do not keep the server alive once one of them was killed', async () => {
    const dataDir = folder();
    const here = await start(dataDir);
    await kill((await startElsewhere(dataDir)).process);
    const pid = serverPid(dataDir);
    await here.stop();
    expect(identityOf(pid)).toBeUndefined();
  });
});

test.runIf(process.platform === 'linux')('Ctrl-C in the terminal does not reach the server', async () => {
  const dataDir = folder();
  await start(dataDir);
  const session = (pid: number | 'self') =>
    readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[3];
  expect(session(serverPid(dataDir))).not.toBe(session('self'));
});

describe.runIf(root)('as root', () => {
  /** Where the note in the data folder says that the database is. */
  const noted = (dataDir: string) =>
    /^ {2}(\/var\/lib\/backhaul\/.+)$/m.exec(
      readFileSync(join(dataDir, 'database-is-elsewhere.txt'), 'utf8'),
    )?.[1] ?? '';

  test('the server runs as another user', async () => {
    const dataDir = folder();
    await start(dataDir);
    expect(statSync(`/proc/${serverPid(dataDir)}`).uid).not.toBe(0);
  });

  test('below a folder that only root may enter the database is elsewhere, is said so, and is found again', async () => {
    const dataDir = folder(0o700);
    const first = await start(dataDir);
    const home = noted(dataDir);
    cleanUp.unshift(() => rmSync(home, { recursive: true }));
    expect(statSync(home).mode & 0o777).toBe(0o700);
    await writeRow(first.url);
    await first.stop();

    const moved = `${dataDir}-moved`;
    renameSync(dataDir, moved);
    const second = await start(moved);
    expect(await rows(second.url)).toBe(1);
    await second.stop();

    mkdirSync(dataDir);
    for (const name of ['database-is-elsewhere.txt', 'postgres.password'])
      writeFileSync(join(dataDir, name), readFileSync(join(moved, name)));
    await expect(start(dataDir)).rejects.toThrow(
      /is a copy of .*-moved, and the database in .* belongs to the original/,
    );
  });

  test('binaries that the other user cannot reach are copied to where it can', async () => {
    const binaries = join(folder(0o700), 'native');
    // As npm unpacks them: without a single symbolic link.
    cpSync(installedBinaries(), binaries, {
      recursive: true,
      filter: (path) => !lstatSync(path).isSymbolicLink(),
    });
    const server = await startEmbeddedPostgres({ dataDir: folder(), binaries });
    cleanUp.push(() => server.stop());
    expect(await answers(server.url)).toBe(true);
  });

  test('a database that its user may no longer enter is not replaced by an empty one', async () => {
    const dataDir = folder();
    await (await start(dataDir)).stop();
    chmodSync(join(dataDir, '..'), 0o700);
    await expect(start(dataDir)).rejects.toThrow(/may no longer enter that folder.*chmod o\+x/);
  });
});

describe('what cannot start says why', () => {
  test('with the end of the server log', async () => {
    await expect(start(folder(), { shared_buffers: 'plenty' })).rejects.toThrow(
      /does not start\. Its log .* ends with:\n.*shared_buffers.*plenty/s,
    );
  });

  test('when the password is gone', async () => {
    const dataDir = folder();
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, 'postgres.password'));
    await expect(start(dataDir)).rejects.toThrow(/password of the database .* is gone.*Put it back/);
  });

  test('when another PostgreSQL made the database', async () => {
    const dataDir = folder();
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'), '14\n');
    await expect(start(dataDir)).rejects.toThrow('was made by PostgreSQL 14, and PostgreSQL 18.');
  });

  test('when the data folder is no folder', async () => {
    const dataDir = folder();
    writeFileSync(dataDir, '');
    await expect(start(dataDir)).rejects.toThrow(/data folder .* cannot be used: .* set BACKHAUL_DATA_DIR/);
  });

  test('and leaves nobody waiting', async () => {
    const dataDir = folder();
    await expect(start(dataDir, { shared_buffers: 'plenty' })).rejects.toThrow('does not start');
    expect(await answers((await start(dataDir)).url)).toBe(true);
  });
});
