/** What any server, proxy or login page on the way may answer in the vendor's place. */
import { gzipSync } from 'node:zlib';
import type { Fault } from './go-between.ts';

/** A status, with headers. */
export function status(code: number, headers: Record<string, string> = {}, body = ''): Fault {
  return (_, response) => void response.writeHead(code, headers).end(body);
}

/** Never answers. */
export const silence: Fault = () => {};

/** Nonsense under a status of success, by name. Whatever a vendor's format is, none of it says that a list is empty. */
export const NONSENSE: Readonly<Record<string, Fault>> = {
  'a login page': text('<!doctype html><html><body>Please log in</body></html>', 'text/html'),
  'half a document': text('{"data":[{"id":"1","items":[', 'application/json'),
  'half a body': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
    response.write('{"data":[', () => response.destroy());
  },
  nothing: text('', 'application/json'),
  'a number': text('7', 'application/json'),
  null: text('null', 'application/json'),
  'another object': text('{"maintenance":true}', 'application/json'),
  'very deep': text(`${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'application/json'),
  'no text': bytes(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'application/json'),
  'much too much': (_, response) => {
    // Told beforehand, so that not sixteen megabytes need to be sent for it; the next one is not told.
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 64 * 1024 * 1024 });
    response.write(' '.repeat(1024));
  },
  'a bomb': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(BOMB);
  },
  'somewhere else': status(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
};

const BOMB = gzipSync(Buffer.alloc(20 * 1024 * 1024, ' '));

/** Repeats what it was told in confidence, as careless servers do. */
export const parrot: Fault = ({ body, headers }, response) => {
  const told = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  response.writeHead(400, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message: `Bad request: ${told.join('; ')} ${body}`, error: body }));
};

function text(body: string, type: string): Fault {
  return bytes(Buffer.from(body), type);
}

function bytes(body: Buffer, type: string): Fault {
  return (_, response) => void response.writeHead(200, { 'content-type': type }).end(body);
}
