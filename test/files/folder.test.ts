import { execFileSync } from 'node:child_process';
import { lutimes, mkdir, mkdtemp, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CredentialsRefused, Terminal } from '../../src/connectors/kit/errors.ts';
import type { SourceFiles } from '../../src/connectors/kit/files.ts';
import type { Ask } from '../../src/connectors/kit/manifest.ts';
import { openFiles } from '../../src/sync/files/open-files.ts';
import { FILE_MOST } from '../../src/sync/files/stage.ts';
import { NotYet } from '../../src/sync/not-yet.ts';
import { type FilesGround, filesGround } from './ground.ts';
import { ledger } from './ledger-carrier.ts';

const ALL = { from: null, to: null, newest: true };

describe('files that are left in a folder', () => {
  let ground: FilesGround;
  let root: string;
  let outside: string;
  const never = new AbortController().signal;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'backhaul-files-'));
    outside = await mkdtemp(join(tmpdir(), 'backhaul-outside-'));
    await mkdir(join(root, 'in'));
    ground = await filesGround({ filesDir: root });
  });
  afterEach(async () => {
    await ground.close();
    for (const folder of [root, outside]) await rm(folder, { recursive: true, force: true });
  });

  /** Leaves a file that was written a while ago. */
  const leave = async (name: string, content: string, secondsAgo = 60) => {
    await writeFile(join(root, 'in', name), content);
    await age(join(root, 'in', name), secondsAgo);
  };
  const age = async (path: string, secondsAgo: number) => {
    const then = new Date(Date.now() - secondsAgo * 1000);
    await utimes(path, then, then);
  };
  const open = (folder = 'in', filesDir: string | null = root, signal = never) =>
    openFiles(
      { ...ground.engine, filesDir },
      {
        organizationId: ground.organizationId,
        connectionId: ground.connectionId,
        connector: ground.connector,
        credentials: { source_type: 'folder', folder },
      },
      signal,
    );
  /** The beginning of a walk, as the engine makes it: it is asked for again until all is in. */
  const begin = async (files: SourceFiles, ask: Ask) => {
    for (;;)
      try {
        return await files.next(ask, null);
      } catch (error) {
        if (!(error instanceof NotYet)) throw error;
      }
  };
  const walk = async (folder?: string) => {
    const files = open(folder);
    const found: { name: string; problem: string | null }[] = [];
    for (let file = await begin(files, ALL); file; file = await files.next(ALL, file.id))
      found.push({ name: file.name, problem: file.problem });
    return found;
  };
  const names = async (folder?: string) => (await walk(folder)).map(({ name }) => name);

  it('are taken in once, by name; others, and folders, are left alone', async () => {
    await leave('b.csv', ledger('b', '2026-03-01'));
    await leave('a.CSV', ledger('a', '2026-03-01'));
    await leave('notes.txt', 'not meant');
    await mkdir(join(root, 'in', 'folder.csv'));
    expect(await names()).toEqual(['a.CSV', 'b.csv']);
    expect(await names()).toEqual(['a.CSV', 'b.csv']);
    expect(await ground.stored()).toEqual({ files: 2, ready: 2, parts: 2 });
  });

  it('are not read again while they stay as they are', async () => {
    await leave('a.csv', ledger('a', '2026-03-01'));
    await names();
    // Were it opened, it would be another one, as large and as old.
    let surveys = 0;
    const { inbox } = ground.connector;
    const { survey } = inbox!;
    inbox!.survey = (bytes) => {
      surveys++;
      return survey(bytes, 'invoice.csv');
    };
    await names();
    expect(surveys).toBe(0);
    await leave('a.csv', ledger('A', '2026-03-01'));
    expect(await names()).toEqual(['a.csv', 'a.csv']);
    await leave('copy.csv', ledger('A', '2026-03-01'));
    expect(await names()).toEqual(['a.csv', 'a.csv']);
    expect(surveys).toBe(2);
    await names();
    expect(surveys).toBe(2);
  });

  it('wait until nobody has written to them for five seconds', async () => {
    await leave('whole.csv', ledger('w', '2026-03-01'), 6);
    await leave('half.csv', 'LEDGER\na,2026-0', 0);
    await leave('recent.csv', ledger('r', '2026-03-01'), 3);
    expect(await names()).toEqual(['whole.csv']);
    await leave('half.csv', ledger('a', '2026-03-01'), 10);
    // The test itself takes a while, in which the file would have come of age.
    await age(join(root, 'in', 'recent.csv'), 3);
    expect(await names()).toEqual(['whole.csv', 'half.csv']);
  });

  it('are not taken in when they are written to while they are read', async () => {
    await leave('a.csv', ledger('a', '2026-03-01', 3_000_000));
    const { pool } = ground;
    const holder = await pool.connect();
    await holder.query('SET idle_in_transaction_session_timeout = 0');
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE file_part IN SHARE MODE');
    const taking = open().next(ALL, null);
    await expect
      .poll(async () => (await pool.query('SELECT count(*)::integer AS n FROM file')).rows[0].n)
      .toBe(1);
    await writeFile(join(root, 'in', 'a.csv'), 'more', { flag: 'a' });
    await holder.query('COMMIT');
    holder.release();
    expect(await taking).toBeNull();
    expect(await ground.stored()).toEqual({ files: 0, ready: 0, parts: 0 });
  });

  it('that are none of the source’s are kept with their problem, once', async () => {
    await leave('odd.csv', 'something else');
    await leave('empty.csv', '');
    await leave('good.csv', ledger('a', '2026-03-01'));
    const expected = [
      { name: 'empty.csv', problem: 'The file is empty.' },
      { name: 'good.csv', problem: null },
      { name: 'odd.csv', problem: 'The file does not begin with LEDGER and a charge.' },
    ];
    expect(await walk()).toEqual(expected);
    expect(await walk()).toEqual(expected);
  });

  it('beyond 256 MB are not read, and say so', async () => {
    await leave('huge.csv', '');
    await truncate(join(root, 'in', 'huge.csv'), FILE_MOST + 1);
    await age(join(root, 'in', 'huge.csv'), 60);
    const [file] = await walk();
    expect(file?.problem).toBe('The file is larger than 256 MB and was not read. Split it.');
    expect((await walk()).length).toBe(1);
    expect((await ground.stored()).parts).toBe(0);
  });

  it('are all in before a walk begins, although one look takes in a bounded number', async () => {
    for (let n = 0; n < 102; n++) await leave(`${n}.csv`, ledger(`${n}`, '2026-03-01'));
    await leave('last.csv', ledger('last', '2026-02-01'));
    const files = open();
    await expect(files.next(ALL, null)).rejects.toThrow(NotYet);
    expect((await ground.stored()).ready).toBe(100);
    const february = {
      from: new Date('2026-02-01T00:00:00Z'),
      to: new Date('2026-02-02T00:00:00Z'),
      newest: false,
    };
    expect((await begin(files, february))?.name).toBe('last.csv');
    expect(new Set(await names()).size).toBe(103);
  });

  it('come in behind any number of others that are gone before they could be read', async () => {
    await leave('a.csv', ledger('a', '2026-03-01'));
    for (let n = 0; n < 100; n++) await leave(`b${n}.csv`, ledger(`b${n}`, '2026-03-01'));
    await leave('c.csv', ledger('c', '2026-03-01'));
    const { inbox } = ground.connector;
    const { survey } = inbox!;
    inbox!.survey = async (bytes, name) => {
      for (let n = 0; n < 100; n++) await rm(join(root, 'in', `b${n}.csv`), { force: true });
      return survey(bytes, name);
    };
    expect((await open().next(ALL, null))?.name).toBe('a.csv');
    expect((await ground.stored()).ready).toBe(2);
  });

  it('that come while a walk is under way do not keep it from ending', async () => {
    await leave('a.csv', ledger('a', '2026-03-01'));
    const files = open();
    const file = await begin(files, ALL);
    for (let n = 0; n < 101; n++) await leave(`b${n}.csv`, `none of ours ${n}`);
    expect((await files.next(ALL, file!.id))?.problem).not.toBeNull();
    expect((await ground.stored()).ready).toBe(101);
  });

  it('that are links are left alone, wherever they lead', async () => {
    await writeFile(join(outside, 'secret.csv'), ledger('secret', '2026-03-01'));
    await age(join(outside, 'secret.csv'), 60);
    await leave('real.csv', ledger('a', '2026-03-01'));
    await symlink(join(outside, 'secret.csv'), join(root, 'in', 'link.csv'));
    await symlink(join(root, 'in', 'real.csv'), join(root, 'in', 'twice.csv'));
    execFileSync('mkfifo', [join(root, 'in', 'pipe.csv')]);
    await age(join(root, 'in', 'pipe.csv'), 60);
    for (const link of ['link.csv', 'twice.csv']) await lutimes(join(root, 'in', link), 1, 1);
    expect(await names()).toEqual(['real.csv']);
  });

  it('are read through a link to a folder below, never through one that leads out', async () => {
    await leave('a.csv', ledger('a', '2026-03-01'));
    await symlink(join(root, 'in'), join(root, 'inside'));
    expect(await names('inside')).toEqual(['a.csv']);
    await writeFile(join(outside, 'secret.csv'), ledger('secret', '2026-03-01'));
    await age(join(outside, 'secret.csv'), 60);
    await symlink(outside, join(root, 'out'));
    await symlink(root, join(root, 'in', 'up'));
    await expect(walk('out')).rejects.toThrow(CredentialsRefused);
    await expect(walk('in/up/out')).rejects.toThrow(CredentialsRefused);
    expect(await ground.stored()).toEqual({ files: 1, ready: 1, parts: 1 });
  });

  it.each(['/etc', '..', 'in/../..', '../x', 'in/..', '..\\..', '', 'a\0b', 'x'.repeat(2000)])(
    'are never looked for in %j',
    async (folder) => {
      await leave('a.csv', ledger('a', '2026-03-01'));
      await expect(walk(folder)).rejects.toThrow(CredentialsRefused);
      expect((await ground.stored()).files).toBe(0);
    },
  );

  it('a folder outside is refused also by its full name, and one whose name begins alike', async () => {
    await mkdir(`${root}-more`);
    await symlink(`${root}-more`, join(root, 'more'));
    await expect(walk(join(root, 'in'))).rejects.toThrow(CredentialsRefused);
    await expect(walk('more')).rejects.toThrow(CredentialsRefused);
    await rm(`${root}-more`, { recursive: true });
  });

  it('say what to set where no operator has named a folder', async () => {
    const failed = open('in', null).next(ALL, null);
    await expect(failed).rejects.toThrow(Terminal);
    await expect(failed).rejects.toThrow('must set BACKHAUL_FILES_DIR');
  });

  it('say which folder is missing or is none', async () => {
    await writeFile(join(root, 'file'), '');
    const missing = walk('absent/deeper');
    await expect(missing).rejects.toThrow(Terminal);
    await expect(missing).rejects.toThrow(
      'The folder "absent/deeper" does not exist. Make it, or correct the connection.',
    );
    await expect(walk('file')).rejects.toThrow('The folder "file" is not a folder.');
  });

  it('end with the signal, and go on another time', async () => {
    await leave('a.csv', ledger('a', '2026-03-01'));
    const stop = AbortSignal.abort(new Error('cancelled'));
    await expect(open('in', root, stop).next(ALL, null)).rejects.toThrow('cancelled');
    expect(await names()).toEqual(['a.csv']);
  });

  it('are their organization’s own: one folder for several is not read, one for each is', async () => {
    await leave('a.csv', ledger('a', '2026-03-01'));
    await ground.pool.query("INSERT INTO organization (organization_id, name) VALUES ($1, 'Other')", [v7()]);
    await expect(walk()).rejects.toThrow(/put \{organization\} into BACKHAUL_FILES_DIR/);
    const own = join(root, ground.organizationId);
    await mkdir(join(own, 'in'), { recursive: true });
    await mkdir(join(root, v7(), 'in'), { recursive: true });
    await writeFile(join(own, 'in', 'b.csv'), ledger('b', '2026-03-01'));
    await age(join(own, 'in', 'b.csv'), 60);
    const files = open('in', join(root, '{organization}'));
    expect((await files.next(ALL, null))?.name).toBe('b.csv');
    await expect(open('../in', join(root, '{organization}')).next(ALL, null)).rejects.toThrow(
      CredentialsRefused,
    );
  });

  it('are not looked for where files are uploaded', async () => {
    await leave('a.csv', ledger('a', '2026-03-01'));
    const { organizationId, connectionId, connector, engine } = ground;
    const credentials = { source_type: 'upload', folder: 'in' };
    expect(
      await openFiles(engine, { organizationId, connectionId, connector, credentials }, never).next(
        ALL,
        null,
      ),
    ).toBeNull();
  });
});
