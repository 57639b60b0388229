import { createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** How one kind of hostile source answers a request, on the bare socket, and what is said of it. */
export interface Hostility {
  answer: (socket: Socket, origin: string) => void;
  /** What a person reads on the run. */
  says: RegExp;
}

const MEBIBYTE = 2 ** 20;
const GIBIBYTES = 4 * 2 ** 30;

/** An answer with status 200, with a length that is right. */
const ok = (body: string | Buffer, headers = '') =>
  Buffer.concat([
    Buffer.from(
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}\r\n`,
    ),
    Buffer.from(body),
  ]);
const whole =
  (body: () => string | Buffer, headers = '') =>
  (socket: Socket) =>
    void socket.write(ok(body(), headers));
const raw =
  (text: string, end = true) =>
  (socket: Socket) =>
    void (end ? socket.end(text, 'latin1') : socket.write(text, 'latin1'));

/** Sends a beginning, and then the same piece for as long as somebody takes it. */
const endless = (head: string, piece: string | Buffer) => (socket: Socket) => {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  socket.write(head);
  more();
};
/** Sends a beginning, and then a little now and then. */
const dripping =
  (head: string, piece: string, everyMs = 20) =>
  (socket: Socket) => {
    socket.write(head);
    const drip = setInterval(() => socket.write(piece), everyMs);
    socket.on('close', () => clearInterval(drip));
  };

const CHUNKED = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n';
const chunk = (bytes: Buffer) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
// Members of one gzip stream unpack one after another: a small one again and again makes a bomb without an end.
const bomb = gzipSync(Buffer.alloc(MEBIBYTE, ' '), { level: 9 });
const repeated = (piece: string, bytes: number) =>
  piece.repeat(Math.floor(bytes / piece.length)).slice(0, -1);
/** A whole list of the sandbox vendor. */
export const list = (rows: string) => `{"data":${rows},"next_cursor":null}`;
const redirect = (to: string) => raw(`HTTP/1.1 302 Found\r\nlocation: ${to}\r\ncontent-length: 0\r\n\r\n`);

const LARGE = /larger than \d+ bytes/;
const TIME = /time allowed/;
const NOT_HTTP = /not HTTP|not as long as it said/;
const NOT_JSON = /not JSON/;
const VALUES = /more than \d+ values/;
const REDIRECT = /redirects are not followed/;
const BROKE = /the connection broke|not as long as it said/;
const NO_ROWS = /no list of rows/;

/** Every kind, by the name of the API key that brings it out. */
export const HOSTILITIES: Readonly<Record<string, Hostility>> = {
  // Too much
  'a body without an end': {
    answer: endless(`${CHUNKED}\r\n`, chunk(Buffer.alloc(MEBIBYTE, 'x'))),
    says: LARGE,
  },
  'a body until it hangs up, which it never does': {
    answer: endless('HTTP/1.0 200 OK\r\n\r\n', Buffer.alloc(MEBIBYTE, 'x')),
    says: LARGE,
  },
  'gigabytes, announced': {
    answer: endless(`HTTP/1.1 200 OK\r\ncontent-length: ${GIBIBYTES}\r\n\r\n`, Buffer.alloc(MEBIBYTE, 'x')),
    says: LARGE,
  },
  'a bomb in gzip': {
    answer: endless(`${CHUNKED}content-encoding: gzip\r\n\r\n`, chunk(bomb)),
    says: LARGE,
  },
  'a bomb in gzip in gzip': {
    answer: whole(() => gzipSync(bomb), 'content-encoding: gzip, gzip\r\n'),
    says: /unknown encoding/,
  },
  'a bomb in zstd': { answer: whole(() => 'x', 'content-encoding: zstd\r\n'), says: /unknown encoding/ },
  'what is no gzip': {
    answer: whole(() => '{"data":[]}', 'content-encoding: gzip\r\n'),
    says: /could not be unpacked/,
  },
  'half a gzip': {
    answer: whole(() => bomb.subarray(0, bomb.length >> 1), 'content-encoding: gzip\r\n'),
    says: /could not be unpacked/,
  },
  'a hundred thousand levels': {
    answer: whole(() => list('['.repeat(1e5) + ']'.repeat(1e5))),
    says: /nested deeper/,
  },
  'millions of empty objects': {
    answer: whole(() => list(`[${repeated('{},', 12 * MEBIBYTE)}]`)),
    says: VALUES,
  },
  'millions of numbers': { answer: whole(() => list(`[${repeated('1,', 12 * MEBIBYTE)}]`)), says: VALUES },
  'a million keys': { answer: whole(() => list(`[{${manyKeys(1e6)}}]`)), says: VALUES },
  'more rows than asked for': {
    answer: whole(() => list(`[${repeated('{},', 3 * 501)}]`)),
    says: /more than 500 rows/,
  },
  'a cursor of megabytes': {
    answer: whole(() => `{"data":[],"next_cursor":"${'c'.repeat(8 * MEBIBYTE)}"}`),
    says: /cursor that is larger/,
  },
  // Never
  'no answer': { answer: () => {}, says: TIME },
  'headers drop by drop': {
    answer: dripping('HTTP/1.1 200 OK\r\n', 'x-a: b\r\n'),
    says: /time allowed|headers were larger/,
  },
  'a body drop by drop': { answer: dripping(`${CHUNKED}\r\n`, '1\r\n \r\n'), says: TIME },
  'one byte, then nothing': { answer: raw(`${CHUNKED}\r\n1\r\n{\r\n`, false), says: TIME },
  'early hints for ever': {
    answer: dripping('', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'),
    says: /time allowed|broke/,
  },
  'a chunk extension without an end': {
    answer: dripping(`${CHUNKED}\r\n1;`, 'x'.repeat(1000)),
    says: /time allowed|not HTTP/,
  },
  'trailers without an end': {
    answer: dripping(`${CHUNKED}\r\n1\r\n \r\n0\r\n`, 'x-a: b\r\n'),
    says: /time allowed|headers were larger|not HTTP/,
  },
  // Elsewhere
  'a redirect to this machine': {
    answer: (socket, origin) => redirect(`${origin}/trap`)(socket),
    says: REDIRECT,
  },
  'a redirect to the cloud': { answer: redirect('http://169.254.169.254/latest/meta-data/'), says: REDIRECT },
  'a redirect to a file': { answer: redirect('file:///etc/passwd'), says: REDIRECT },
  'another protocol': {
    answer: raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
    says: BROKE,
  },
  // Something else
  'a page of HTML': { answer: whole(() => '<!doctype html><title>Please log in</title>'), says: NOT_JSON },
  'bytes that are no text': { answer: whole(() => Buffer.from([0x22, 0xff, 0xfe, 0x22])), says: /UTF-8/ },
  'half of UTF-16': { answer: whole(() => Buffer.from('\ufeff{"data":[]}', 'utf16le')), says: /UTF-8/ },
  'NUL among JSON': { answer: whole(() => '{"data":[\0],"next_cursor":null}'), says: NOT_JSON },
  'half of JSON': { answer: whole(() => '{"data":[{"order_ref":"'), says: NOT_JSON },
  nothing: { answer: whole(() => ''), says: /was empty \(200\)/ },
  'no content': { answer: raw('HTTP/1.1 204 No Content\r\n\r\n', false), says: /was empty \(204\)/ },
  null: { answer: whole(() => 'null'), says: NO_ROWS },
  'a list in the place of an object': { answer: whole(() => '[1,2,3]'), says: NO_ROWS },
  'its list in __proto__': {
    answer: whole(() => '{"__proto__":{"data":[{"order_ref":"x"}],"next_cursor":null}}'),
    says: NO_ROWS,
  },
  'an object in the place of a list': {
    answer: whole(() => '{"data":{"length":3},"next_cursor":null}'),
    says: NO_ROWS,
  },
  // Broken off
  'hangs up at once': { answer: (socket) => void socket.end(), says: BROKE },
  'resets the connection': { answer: (socket) => void socket.resetAndDestroy(), says: /ECONNRESET|broke/ },
  'hangs up in its headers': { answer: raw('HTTP/1.1 200 OK\r\ncontent-ty'), says: BROKE },
  'hangs up in its body': {
    answer: raw('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"data":['),
    says: BROKE,
  },
  'hangs up in a chunk': { answer: raw(`${CHUNKED}\r\n100\r\n{"data":[`), says: BROKE },
  // Not HTTP
  'an SSH server': { answer: raw('SSH-2.0-OpenSSH_9.2p1\r\n', false), says: NOT_HTTP },
  'two lengths': {
    answer: raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 11\r\n\r\n{"data":[]}', false),
    says: NOT_HTTP,
  },
  'a length and chunks': {
    answer: raw(`${CHUNKED}content-length: 2\r\n\r\nb\r\n{"data":[]}\r\n0\r\n\r\n`, false),
    says: NOT_HTTP,
  },
  'a negative length': {
    answer: raw('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}', false),
    says: NOT_HTTP,
  },
  'a length past all numbers': {
    answer: raw(`HTTP/1.1 200 OK\r\ncontent-length: ${'9'.repeat(40)}\r\n\r\n{}`, false),
    says: NOT_HTTP,
  },
  'a header of a megabyte': {
    answer: raw(`HTTP/1.1 200 OK\r\nx-a: ${'b'.repeat(MEBIBYTE)}\r\n\r\n`),
    says: /headers were larger/,
  },
  'a hundred thousand headers': {
    answer: endless('HTTP/1.1 200 OK\r\n', 'x-a: b\r\n'.repeat(1000)),
    says: /headers were larger/,
  },
};

function manyKeys(count: number): string {
  return Array.from({ length: count }, (_, n) => `"${n.toString(36)}":1`).join(',');
}

/**
 * A source on a bare socket. The API key a request brings, made by {@link keyFor}, decides how it is answered: by a name
 * of {@link HOSTILITIES}, or of `bodies`, which are sent as they should be. Whoever asks for `/trap` was redirected.
 *
 * @param bodies the JSON of an answer, given how often it was asked for before
 */
export async function startHostileSource(bodies: Readonly<Record<string, (before: number) => string>> = {}) {
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Whoever is hostile is hung up on.
    socket.on('error', () => {});
    let head = '';
    socket.on('data', (bytes) => {
      head += bytes.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      const name = head.includes(' /trap') ? 'trap' : nameIn(head);
      head = '';
      const before = asked.filter((other) => other === name).length;
      asked.push(name);
      const body = bodies[name];
      if (body) socket.write(ok(body(before)));
      else HOSTILITIES[name]?.answer(socket, origin);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address?.port}`;
  return {
    url: origin,
    /** The names under which it was asked, in order. */
    asked,
    /** How many sockets are open. */
    open: () => sockets.size,
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The API key that brings out one kind of answer. */
export function keyFor(name: string): string {
  return Buffer.from(name).toString('base64url');
}

function nameIn(head: string): string {
  return Buffer.from(/^authorization: Bearer (\S+)/im.exec(head)?.[1] ?? '', 'base64url').toString();
}
