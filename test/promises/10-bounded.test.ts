import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceHttp } from '../../src/connectors/kit/http.ts';
import type { Context } from '../../src/connectors/kit/manifest.ts';
import { referenceIn } from '../../src/connectors/shiphero/codes.ts';
import { refusal } from '../../src/connectors/shiphero/refusals.ts';
import { resourceByName } from '../../src/model/index.ts';
import { CHUNK_LIMITS, prepareReadings } from '../../src/sync/prepare-page.ts';
import { readingsOf } from '../../src/sync/reading.ts';
import { newSlice, SLICE_LIMITS, settle } from '../../src/sync/settle.ts';
import { paperWorld } from '../support/world.ts';

describe('a hostile source', () => {
  let server: Server;
  let url: string;
  let answer: (response: ServerResponse) => void = (response) => response.end('{}');
  let asked = 0;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked += 1;
      // We may hang up at any time.
      response.on('error', () => {});
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (timeoutMs = 20_000) =>
    sourceHttp({
      signal: new AbortController().signal,
      timeoutMs,
      now: () => new Date('2026-01-01T00:00:00Z'),
    }).json({ url });
  const failure = async (timeoutMs?: number) => {
    const error = await ask(timeoutMs).catch((caught: unknown) => caught);
    return { code: (error as { code?: string }).code, message: (error as Error).message };
  };

  it('may send a body of gigabytes: it is read no further than the bound', async () => {
    answer = (response) => {
      const chunk = Buffer.alloc(1024 * 1024, 'x');
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    };
    expect(await failure()).toMatchObject({
      code: 'source_unavailable',
      message: expect.stringContaining('larger than'),
    });
  });

  it('may send a decompression bomb: what comes out is counted', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    expect(await failure()).toMatchObject({
      code: 'source_unavailable',
      message: expect.stringContaining('larger than'),
    });
  });

  it('may nest JSON deeper than anyone would', async () => {
    answer = (response) => response.end(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect((await failure()).message).toMatch(/nested deeper/);
  });

  it('may cut its answer off, send other text, or bytes that are no text', async () => {
    answer = (response) => response.end('{"data": [1, 2');
    expect((await failure()).code).toBe('source_unavailable');
    answer = (response) => response.end('<html>maintenance</html>');
    expect((await failure()).code).toBe('source_unavailable');
    answer = (response) => response.end(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
    expect((await failure()).message).toMatch(/UTF-8/);
  });

  it('may never answer, or byte by byte: the time allowed ends it', async () => {
    answer = () => {};
    expect((await failure(200)).message).toMatch(/time allowed/);
    answer = (response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect((await failure(200)).message).toMatch(/time allowed/);
  });

  it('may redirect inward: nobody follows', async () => {
    answer = (response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    asked = 0;
    expect((await failure()).message).toMatch(/redirect/);
    expect(asked).toBe(1);
  });

  it('may send what is not read to its end: the socket is let go at once', async () => {
    const closed = new Promise<void>((resolve) => {
      answer = (response) => {
        response.on('close', resolve);
        response.writeHead(200, { 'content-encoding': 'zstd' }).write('x');
      };
    });
    expect((await failure(600_000)).message).toMatch(/unknown encoding/);
    await closed;
  });

  it('may send two answers to one request: the second is not taken for that of the next', async () => {
    answer = (response) => {
      response.end('{"from":"the first"}');
      response.socket!.write('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"from":"an intruder');
    };
    expect(await ask()).toEqual({ from: 'the first' });
    answer = (response) => response.end('{"from":"the second"}');
    expect(await ask()).toEqual({ from: 'the second' });
  });

  it('may ask us to wait a year: a day is the most', async () => {
    answer = (response) => response.writeHead(429, { 'retry-after': String(365 * 24 * 3600) }).end();
    const error = await ask().catch((caught: { until: Date }) => caught);
    expect(error).toMatchObject({ code: 'rate_limited', until: new Date('2026-01-02T00:00:00Z') });
  });
});

it('ends a chain of pages that never ends', async () => {
  const world = await paperWorld();
  const fn = world.connector.functions[0]!;
  const window = { start: new Date('2026-01-01T00:00:00Z'), end: new Date('2026-01-01T00:00:01Z') };
  const at = new Date('2026-02-01T00:00:00Z');
  const now = { at, asOf: at };
  const page = { kind: 'page' as const, records: [], next: 'more' };
  const again = settle({ ...newSlice(0, window), cursor: 'more' }, page, fn, now, null);
  expect(again).toMatchObject({ kind: 'retry', message: expect.stringContaining('same cursor') });
  const long = { ...newSlice(0, window), cursor: 'other', pages: SLICE_LIMITS.pagesPerPass - 1 };
  expect(settle(long, page, fn, now, null)).toMatchObject({ kind: 'hopeless' });
  const wide = { ...long, window: { start: window.start, end: at } };
  expect(settle(wide, page, fn, now, null)).toMatchObject({ kind: 'split' });
  // Halves of halves come to an end well before single seconds do.
  const dayLong = { ...long, window: { start: window.start, end: new Date('2026-01-01T20:00:00Z') } };
  expect(settle(dayLong, page, fn, now, null)).toMatchObject({ kind: 'hopeless' });
  const forgetful = { ...newSlice(0, window), restarts: SLICE_LIMITS.restarts };
  expect(settle(forgetful, { kind: 'cursor_expired' }, fn, now, null)).toMatchObject({ kind: 'retry' });
  const moving = { ...newSlice(0, window), pass: SLICE_LIMITS.passes };
  const restless = { ...page, records: [{ id: 'x' }], next: null };
  expect(settle(moving, restless, { ...fn, order: 'moving' }, now, null)).toMatchObject({ kind: 'retry' });
  await world.close();
});

it('looks at no more of a sentence than a person would', () => {
  // Patterns that look ahead from each of these words to the end would need hours.
  const words = 'token order '.repeat(400_000);
  const ctx = { session: {}, credentials: {}, now: () => new Date() } as unknown as Context;
  expect(refusal([{ message: words }], ctx).message.length).toBeLessThan(1000);
  expect(referenceIn(words)).toBeNull();
  expect(referenceIn(`order${' '.repeat(1e7)}`)).toBeNull();
});

it('cuts an answer into transactions of at most 500 records and 4 MB, and puts a giant record aside', async () => {
  const world = await paperWorld();
  const fn = world.connector.functions[0]!;
  const resource = resourceByName('order');
  const rows = (count: number, note: string) =>
    Array.from({ length: count }, (_, n) => ({ id: `o${n}`, updated: 0, note }));
  const sizes = (raws: unknown[]) =>
    prepareReadings(readingsOf(raws, new Date()), fn, resource).map((chunk) => chunk.records.length);
  expect(sizes(rows(1100, 'x'))).toEqual([CHUNK_LIMITS.records, CHUNK_LIMITS.records, 100]);
  expect(sizes([])).toEqual([0]);
  expect(Math.max(...sizes(rows(20, 'x'.repeat(500_000))))).toBeLessThanOrEqual(4);
  const [chunk] = prepareReadings(readingsOf(rows(1, 'x'.repeat(3_000_000)), new Date()), fn, resource);
  expect(chunk!.quarantined.map((entry) => entry.reason)).toEqual([expect.stringContaining('larger than')]);
  await world.close();
});

it('stores what databases dislike: NUL and half a surrogate pair', async () => {
  const world = await paperWorld();
  world.source.put('o1', '2026-02-20T00:00:00Z', 'a\0b\ud800c');
  const fn = world.connector.functions[0]!;
  const map = fn.map;
  fn.map = (raw) => ({ ...map(raw), order_number: 'n\0\ud800' });
  await world.work();
  const [row] = await world.rows<{ data: string }>('SELECT data::text FROM record');
  expect(JSON.parse(row!.data)).toMatchObject({
    order_number: 'n\0\ud800',
    additional_fields: { note: 'a\0b\ud800c' },
  });
  await world.close();
});
