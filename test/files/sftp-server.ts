/** A real SFTP server on a socket, which shows what is in a map and counts what it is asked. */
import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2, { type AuthContext, type Connection, type SFTPWrapper } from 'ssh2';

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;
const REGULAR = 0o100644;

/** A file of the server. */
export interface RemoteFile {
  content: Buffer;
  /** When it was written, in seconds since 1970. */
  mtime: number;
  /** A folder's or a link's, where it is no regular file. */
  mode?: number;
}

const USER = 'carrier';
const PASSWORD = 'open sesame';

export async function sftpServer(files: Map<string, RemoteFile> = new Map()) {
  const [hostKey, userKey] = [newKey(), newKey()];
  const asked: string[] = [];
  const connections = new Set<Connection>();
  const knobs = {
    /** Bytes that a read gives at most. */
    partBytes: 64 * 1024,
    /** Called before each answer; one that does not resolve leaves the client waiting. */
    before: async (_request: string): Promise<void> => {},
    /** Folders that exist, and whether they may be read. */
    folders: new Map<string, boolean>([['out', true]]),
    /** How it lets people in. */
    methods: ['password', 'publickey'] as ('password' | 'publickey' | 'keyboard-interactive')[],
    /** What a folder lists in place of the files, a batch at a time. */
    listed: null as (() => Iterator<string[]>) | null,
  };

  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    connections.add(client);
    // Questions and answers are small: without this each waits for the last one's receipt.
    (client as unknown as { setNoDelay(on: boolean): void }).setNoDelay(true);
    client.on('error', () => {});
    client.on('close', () => connections.delete(client));
    client.on('authentication', (context) => {
      asked.push(`auth ${context.method}`);
      if (!(knobs.methods as string[]).includes(context.method)) context.reject(knobs.methods);
      else if (context.method === 'keyboard-interactive')
        context.prompt([{ prompt: 'Password: ', echo: false }], ([answer]) =>
          answer === PASSWORD ? context.accept() : context.reject(),
        );
      else if (isRight(context, userKey)) context.accept();
      else context.reject(knobs.methods);
    });
    client.on('ready', () =>
      client.on('session', (accept) => accept().on('sftp', (open) => serve(open() as SFTPWrapper))),
    );
  });

  function serve(sftp: SFTPWrapper): void {
    const open = new Map<number, { file?: RemoteFile; batches?: Iterator<string[]> }>();
    let next = 0;
    const handleOf = (one: { file?: RemoteFile; batches?: Iterator<string[]> }) => {
      const handle = Buffer.alloc(4);
      handle.writeUInt32BE(next);
      open.set(next++, one);
      return handle;
    };
    const at = (handle: Buffer) => open.get(handle.readUInt32BE(0))!;
    const on = (event: string, answer: (id: number, ...rest: never[]) => void) =>
      sftp.on(event as 'OPEN', async (id: number, ...rest: unknown[]) => {
        asked.push(event === 'OPEN' ? `OPEN ${String(rest[0])}` : event);
        await knobs.before(event);
        answer(id, ...(rest as never[]));
      });
    on('OPENDIR', (id, path: string) => {
      const readable = knobs.folders.get(path);
      if (readable === undefined) return sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
      if (!readable) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
      sftp.handle(id, handleOf({ batches: knobs.listed?.() ?? [[...files.keys()]].values() }));
    });
    on('READDIR', (id, handle: Buffer) => {
      const { done, value } = at(handle).batches!.next();
      if (done) return sftp.status(id, STATUS_CODE.EOF);
      sftp.name(
        id,
        value.map((filename) => ({ filename, longname: filename, attrs: attrsOf(files.get(filename)) })),
      );
    });
    on('OPEN', (id, path: string, flags: number) => {
      const file = files.get(path.split('/').at(-1)!);
      if (!file) return sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
      if (flags !== OPEN_MODE.READ) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
      sftp.handle(id, handleOf({ file }));
    });
    on('FSTAT', (id, handle: Buffer) => sftp.attrs(id, attrsOf(at(handle).file)));
    on('READ', (id, handle: Buffer, offset: number, length: number) => {
      const { content } = at(handle).file!;
      const part = content.subarray(offset, offset + Math.min(length, knobs.partBytes));
      if (part.length === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, part);
    });
    on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK));
    for (const event of ['WRITE', 'REMOVE', 'RENAME', 'SETSTAT', 'FSETSTAT', 'MKDIR', 'RMDIR', 'SYMLINK'])
      on(event, (id) => sftp.status(id, STATUS_CODE.PERMISSION_DENIED));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    files,
    asked,
    knobs,
    privateKey: userKey,
    /** How many are connected now. */
    connected: () => connections.size,
    /** Ends every connection at once, as a network does. */
    drop: () => {
      for (const client of connections) (client as unknown as { _sock: { destroy(): void } })._sock.destroy();
    },
    credentials: {
      source_type: 'sftp',
      sftp_host: '127.0.0.1',
      sftp_port: String(port),
      sftp_username: USER,
      sftp_password: PASSWORD,
      folder: 'out',
    },
    /** Leaves a file, written an hour ago unless told. */
    put(name: string, content: string | Buffer, more: Partial<RemoteFile> = {}): void {
      const mtime = Math.floor(Date.now() / 1000) - 3600;
      files.set(name, { content: Buffer.from(content as string), mtime, ...more });
    },
    close: async () => {
      for (const client of connections) client.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export type TestSftpServer = Awaited<ReturnType<typeof sftpServer>>;

/** Not by the library's own generator, of whose keys one in some hundreds cannot be read. */
function newKey(): string {
  const encoding = { type: 'sec1', format: 'pem' } as const;
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(encoding).toString();
}

function isRight(context: AuthContext, userKey: string): boolean {
  if (context.username !== USER) return false;
  if (context.method === 'password') return context.password === PASSWORD;
  if (context.method !== 'publickey') return false;
  const key = ssh2.utils.parseKey(userKey);
  if (key instanceof Error || !context.key.data.equals(key.getPublicSSH())) return false;
  return !context.signature || key.verify(context.blob!, context.signature, context.hashAlgo) === true;
}

function attrsOf(file: RemoteFile | undefined) {
  const mtime = file?.mtime ?? 1_700_000_000;
  return {
    mode: file?.mode ?? REGULAR,
    uid: 0,
    gid: 0,
    size: file?.content.length ?? 0,
    atime: mtime,
    mtime,
  };
}
