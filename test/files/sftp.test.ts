import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dpd } from '../../src/connectors/dpd/index.ts';
import { CredentialsRefused, Retryable, Terminal } from '../../src/connectors/kit/errors.ts';
import { connect } from '../../src/sync/connect.ts';
import { openFiles } from '../../src/sync/files/open-files.ts';
import { openPlace, tryPlace } from '../../src/sync/files/open-place.ts';
import { Runner } from '../../src/sync/runner.ts';
import { openCredentials } from '../../src/sync/secrets.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { noRelease } from '../support/world.ts';
import { type FilesGround, filesGround } from './ground.ts';
import { ledger } from './ledger-carrier.ts';
import { sftpServer, type TestSftpServer } from './sftp-server.ts';

const ALL = { from: null, to: null, newest: true };
const HERE = ['127.0.0.0/8'];
const DIRECTORY = 0o040755;
const LINK = 0o120777;

describe('files that are left at an SFTP server', () => {
  let ground: FilesGround;
  let server: TestSftpServer;
  const never = new AbortController().signal;

  beforeEach(async () => {
    ground = await filesGround();
    ground.engine.sftpAllow = HERE;
    server = await sftpServer();
  });
  afterEach(async () => {
    await server.close();
    await ground.close();
  });

  const owner = (credentials: Readonly<Record<string, string>>) => ({
    organizationId: ground.organizationId,
    inbox: ground.inbox,
    credentials,
  });
  const attempt = (change: Record<string, string | undefined> = {}, signal = never) => {
    const credentials = Object.fromEntries(
      Object.entries({ ...server.credentials, ...change }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    return tryPlace(ground.engine, owner(credentials), signal);
  };
  const pinned = async (change: Record<string, string | undefined> = {}) => attempt(change);
  const open = async (signal = never, change = {}) =>
    openFiles(
      ground.engine,
      {
        organizationId: ground.organizationId,
        connectionId: ground.connectionId,
        connector: ground.connector,
        credentials: await pinned(change),
      },
      signal,
    );
  const names = async () => {
    const files = await open();
    const found: string[] = [];
    for (let file = await files.next(ALL, null); file; file = await files.next(ALL, file.id))
      found.push(file.name);
    return found;
  };

  it('are taken in once, by name, and nothing is changed there', async () => {
    server.put('b.csv', ledger('b', '2026-03-01'));
    server.put('a.csv', ledger('a', '2026-03-01'));
    server.put('notes.txt', 'not meant');
    server.put('folder.csv', '', { mode: DIRECTORY });
    server.put('link.csv', '', { mode: LINK });
    server.put('..\u0000.csv', 'a name that is none');
    expect(await names()).toEqual(['a.csv', 'b.csv']);
    const opened = () => server.asked.filter((one) => one.startsWith('OPEN '));
    expect(opened()).toEqual(['OPEN out/a.csv', 'OPEN out/b.csv']);
    expect(await names()).toEqual(['a.csv', 'b.csv']);
    expect(opened()).toHaveLength(2);
    expect(new Set(server.asked.map((one) => one.split(' ')[0]))).toEqual(
      new Set(['auth', 'OPENDIR', 'READDIR', 'OPEN', 'FSTAT', 'READ', 'CLOSE']),
    );
    await expect.poll(() => server.connected()).toBe(0);
  });

  it('come whole, however little the server gives at a time', async () => {
    const text = `LEDGER\na,2026-03-01,1\n#${randomBytes(1_200_000).toString('hex')}\n`;
    server.put('large.csv', text);
    server.knobs.partBytes = 20_001;
    const files = await open();
    const file = await files.next(ALL, null);
    const parts: Buffer[] = [];
    for await (const part of files.read(file!.id, 0)) parts.push(part);
    expect(Buffer.concat(parts).equals(Buffer.from(text))).toBe(true);
  });

  it('wait until nobody has written to them for five seconds', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const now = Math.floor(Date.now() / 1000);
      server.put('recent.csv', ledger('r', '2026-03-01'), { mtime: now - 4 });
      server.put('ahead.csv', ledger('a', '2026-03-01'), { mtime: now + 3 });
      server.put('settled.csv', ledger('s', '2026-03-01'), { mtime: now - 6 });
      expect(await names()).toEqual(['settled.csv']);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each(['date', 'size'])(
    'are left for later when another %s shows that they are written to',
    async (what) => {
      server.put('growing.csv', ledger('g', '2026-03-01'));
      const growing = server.files.get('growing.csv')!;
      server.knobs.before = async (request) => {
        if (request === 'READ' && what === 'date') growing.mtime += 60;
        if (request === 'READ' && what === 'size') growing.content = Buffer.from('LEDGER\n');
      };
      expect(await names()).toEqual([]);
      expect(await ground.stored()).toEqual({ files: 0, ready: 0, parts: 0 });
      server.knobs.before = async () => {};
      growing.content = Buffer.from(ledger('g', '2026-03-01'));
      expect(await names()).toEqual(['growing.csv']);
    },
  );

  it('are reached with a password or with a key, and with no other', async () => {
    const key = { sftp_password: undefined, sftp_private_key: server.privateKey };
    expect((await attempt(key)).sftp_host_key).toMatch(/^SHA256:/);
    await expect(attempt({ sftp_password: 'guess' })).rejects.toThrow(
      new CredentialsRefused('127.0.0.1 does not let carrier in with this password or key.'),
    );
    server.knobs.methods = ['keyboard-interactive'];
    expect((await attempt()).sftp_host_key).toMatch(/^SHA256:/);
    await expect(attempt({ sftp_password: 'guess' })).rejects.toThrow('does not let carrier in');
    await expect(attempt({ ...key, sftp_private_key: 'no key' })).rejects.toThrow(
      'sftp_private_key could not be read',
    );
  });

  it('are fetched from the server that was met first and from no other, which is not even told who wants in', async () => {
    const credentials = await pinned();
    await server.close();
    server = await sftpServer();
    const other = { ...credentials, sftp_port: server.credentials.sftp_port };
    const refused = openPlace(ground.engine, owner(other), never);
    await expect(refused).rejects.toThrow(CredentialsRefused);
    await expect(refused).rejects.toThrow(
      /has the host key SHA256:.{43}, and not the one that is known of it/,
    );
    expect(server.asked).toEqual([]);
    await expect(attempt({ sftp_host_key: credentials.sftp_host_key })).rejects.toThrow(CredentialsRefused);
    const { sftp_host_key: _, ...unpinned } = credentials;
    await expect(openPlace(ground.engine, owner(unpinned), never)).rejects.toThrow('No host key of');
    // One of several that were entered is enough: a server may be given a new one.
    const both = `${credentials.sftp_host_key}, ${(await attempt()).sftp_host_key}`;
    expect((await attempt({ sftp_host_key: both })).sftp_host_key).toBe(both);
  });

  it('are not fetched from within the operator’s network, unless the operator allows it', async () => {
    ground.engine.sftpAllow = [];
    for (const host of ['127.0.0.1', 'localhost', '169.254.169.254', '::1', '::ffff:10.0.0.1']) {
      const refused = attempt({ sftp_host: host });
      await expect(refused).rejects.toThrow(CredentialsRefused);
      await expect(refused).rejects.toThrow(/is not a public address.*BACKHAUL_SFTP_ALLOW/);
    }
    expect(server.asked).toEqual([]);
  });

  it('say which folder is missing, may not be read, or holds too many', async () => {
    server.knobs.folders.set('closed', false);
    const at = (folder: string) => attempt({ folder });
    await expect(at('absent')).rejects.toThrow(Terminal);
    await expect(at('absent')).rejects.toThrow('The folder "absent" at 127.0.0.1 does not exist.');
    await expect(at('closed')).rejects.toThrow('may not be read by the connection');
    for (const kind of ['csv', 'txt']) {
      server.knobs.listed = function* () {
        for (let batch = 0; ; batch++) yield Array.from({ length: 2000 }, (_, n) => `${batch}-${n}.${kind}`);
      };
      await expect(at('out')).rejects.toThrow('holds more than 10000 files');
    }
  });

  it('are tried again where the connection breaks, and those that are in stay', async () => {
    server.put('a.csv', ledger('a', '2026-03-01'));
    server.put('b.csv', ledger('b', '2026-03-01', 3_000_000));
    server.put('c.csv', ledger('c', '2026-03-01'));
    const files = await open();
    server.knobs.before = async (request) => {
      if (request === 'READ' && server.asked.includes('OPEN out/b.csv')) server.drop();
    };
    await expect(files.next(ALL, null)).rejects.toThrow(Retryable);
    expect(await ground.stored()).toEqual({ files: 1, ready: 1, parts: 1 });
    server.knobs.before = async () => {};
    expect(await names()).toEqual(['a.csv', 'b.csv', 'c.csv']);
  });

  it('end with the signal, also while the server says nothing', async () => {
    server.put('a.csv', ledger('a', '2026-03-01'));
    const stop = new AbortController();
    const files = await open(stop.signal);
    const silent = Promise.withResolvers<void>();
    server.knobs.before = async (request) => {
      if (request !== 'READ') return;
      silent.resolve();
      await new Promise(() => {});
    };
    const taking = files.next(ALL, null);
    await silent.promise;
    stop.abort(new Error('cancelled'));
    await expect(taking).rejects.toThrow('cancelled');
    await expect.poll(() => server.connected()).toBe(0);
  });

  it('are given up where the server says nothing for half a minute', async () => {
    const silent = Promise.withResolvers<void>();
    server.knobs.before = async () => {
      silent.resolve();
      await new Promise(() => {});
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const tried = attempt();
      await silent.promise;
      vi.advanceTimersByTime(31_000);
      await expect(tried).rejects.toThrow('did not answer within 30 seconds');
    } finally {
      vi.useRealTimers();
    }
  });

  it('are walked through several times in one step with one look at the beginning and one at the end', async () => {
    server.put('a.csv', ledger('a', '2026-03-01'));
    const files = await open();
    server.asked.length = 0;
    for (let walk = 0; walk < 3; walk++) {
      const file = await files.next(ALL, null);
      expect(await files.next(ALL, file!.id)).toBeNull();
    }
    expect(server.asked.filter((one) => one === 'OPENDIR')).toHaveLength(2);
  });

  it('are told of by a connection that was tried first, and keeps the host key that it met', async () => {
    const request = (change: Record<string, string>) =>
      connect(ground.engine, ground.sealer, {
        organizationId: ground.organizationId,
        connector: dpd,
        credentials: { ...server.credentials, ...change },
        customerId: null,
        historyDays: 30,
      });
    const kept = async () =>
      (await ground.pool.query("SELECT * FROM connection WHERE integration_name = 'dpd'")).rows;
    const guessed = request({ sftp_password: 'guess7' });
    await expect(guessed).rejects.toMatchObject({ code: 'credentials_refused' });
    await expect(guessed).rejects.not.toThrow('guess7');
    await expect(request({ sftp_port: '1' })).rejects.toMatchObject({ code: 'source_unavailable' });
    expect(await kept()).toEqual([]);
    const { connectionId } = await request({});
    const [row] = await kept();
    const stored = openCredentials(ground.sealer, connectionId, row.sealed_credentials);
    expect(stored).toEqual(await pinned());
  });

  it('become records with the next sync', async () => {
    server.put('a.csv', ledger('a', '2025-01-01'));
    await ground.setCredentials({ ...(await pinned()) });
    const runner = new Runner(
      ground.engine,
      (await takeConnection(ground.engine, ground.connectionId, 'test'))!,
    );
    while ((await runner.step(noRelease)).state === 'worked');
    const { rows } = await ground.pool.query('SELECT id FROM record');
    expect(rows).toEqual([{ id: 'a' }]);
  });
});
