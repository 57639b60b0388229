/** Reports that end cancelled, and documents in all the forms that Amazon writes them in. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { rowsOfDocument } from '../../../src/connectors/fba/report-document.ts';
import { returns } from '../../../src/connectors/fba/returns.ts';
import { bills } from '../../../src/connectors/fba/settlements.ts';
import { RateLimited, Retryable, Terminal } from '../../../src/connectors/kit/errors.ts';
import type { SourceRequest } from '../../../src/connectors/kit/http.ts';
import type { Context, Cursor } from '../../../src/connectors/kit/manifest.ts';
import { connectorContext } from '../../support/connector-context.ts';

const NOW = new Date('2026-05-10T12:30:00Z');
const ASK = { from: new Date('2026-05-01T00:00:00Z'), to: new Date('2026-05-03T00:00:00Z'), newest: true };
const API = 'https://sellingpartnerapi-na.amazon.com';
const STORE = 'https://tortuga-prod-na.s3-external-1.amazonaws.com/doc';

interface Vendor {
  answers?: Record<string, object>;
  /** By path, a body or an error. */
  file?: Buffer | Error;
  type?: string;
}

/** Amazon, answering by path, without its query. */
function amazon({ answers = {}, file, type }: Vendor): { ctx: Context; asked: SourceRequest[] } {
  const asked: SourceRequest[] = [];
  const base = connectorContext(
    API,
    { region: 'na', marketplace_ids: 'ATVPDKIKX0DER', seller_id: 'A2EXAMPLE01' },
    { now: () => NOW },
  );
  const http: Context['http'] = {
    ...base.http,
    send: async (ask) => {
      asked.push(ask);
      const answer = answers[ask.url.slice(API.length)];
      return { status: answer ? 200 : 404, headers: {}, text: JSON.stringify(answer ?? { errors: [] }) };
    },
    file: async (ask) => {
      asked.push(ask);
      if (file instanceof Error) throw file;
      return file!;
    },
    header: (name) => (name === 'content-type' ? (type ?? null) : null),
  };
  return { ctx: { ...base, http }, asked };
}

const report = (id: string, processingStatus: string, more: object = {}) => ({
  reportId: id,
  reportType: 'GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA',
  processingStatus,
  createdTime: '2026-05-10T12:00:00+00:00',
  dataStartTime: '2026-04-30T00:00:00+00:00',
  dataEndTime: '2026-05-04T00:00:00+00:00',
  ...more,
});
const at = (id: string) => ({ step: 'asked', id, asked: NOW.toISOString() }) as Cursor;
const path = (id: string) => `/reports/2021-06-30/reports/${id}`;

describe('a report', () => {
  test('is asked for a day around the window, and never of the future', async () => {
    const { ctx, asked } = amazon({ answers: { '/reports/2021-06-30/reports': { reportId: 'r1' } } });
    const wide = { ...ASK, to: new Date('2026-05-10T00:00:00Z') };
    expect(await returns.page(ctx, wide, null)).toMatchObject({ kind: 'wait', next: { id: 'r1' } });
    expect(asked[0]!.json).toMatchObject({
      dataStartTime: '2026-04-30T00:00:00.000Z',
      dataEndTime: '2026-05-10T12:00:00.000Z',
    });
  });

  test('that ends cancelled is empty where nobody asked for the same', async () => {
    const other = report('r0', 'DONE', { dataEndTime: '2026-05-05T00:00:00+00:00' });
    const list = { reports: [other, report('r1', 'CANCELLED')] };
    const { ctx } = amazon({
      answers: { [path('r1')]: report('r1', 'CANCELLED'), '/reports/2021-06-30/reports': list },
    });
    expect(await returns.page(ctx, ASK, at('r1'))).toMatchObject({ kind: 'page', records: [], next: null });
  });

  test('that ends cancelled because the same is there already is read there', async () => {
    const same = report('r0', 'DONE', { createdTime: '2026-05-10T09:00:00+00:00' });
    const { ctx, asked } = amazon({
      answers: {
        [path('r1')]: report('r1', 'CANCELLED'),
        '/reports/2021-06-30/reports': { reports: [same] },
      },
    });
    const step = await returns.page(ctx, ASK, at('r1'));
    expect(step).toMatchObject({ kind: 'wait', next: { id: 'r0', asked: '2026-05-10T09:00:00.000Z' } });
    expect(asked[1]!.query).toMatchObject({
      createdSince: '2026-05-10T07:00:00.000Z',
      processingStatuses: 'DONE,IN_PROGRESS,IN_QUEUE',
    });
  });

  test.each([
    ['FATAL', 'cursor_expired'],
    ['IN_QUEUE', 'wait'],
  ])('%s: %s', async (status, kind) => {
    const { ctx } = amazon({ answers: { [path('r1')]: report('r1', status) } });
    expect(await returns.page(ctx, ASK, at('r1'))).toMatchObject({ kind });
  });

  test('that Amazon has forgotten is asked for anew', async () => {
    expect(await returns.page(amazon({}).ctx, ASK, at('r1'))).toEqual({ kind: 'cursor_expired' });
  });
});

const LAYOUT = { columns: ['a', 'b'], naming: ['a'] };
const read = (file: Buffer | Error, type?: string, packed = false, url = STORE) => {
  const { ctx, asked } = amazon({ file, ...(type && { type }) });
  return { rows: rowsOfDocument(ctx, { url, packed }, LAYOUT), asked };
};
const cellsOf = async (...given: Parameters<typeof read>) => {
  const rows = await read(...given).rows;
  return Array.isArray(rows) ? rows.map(({ cells }) => Object.values(cells)) : rows;
};

describe('a document', () => {
  test('is fetched without the token', async () => {
    const { rows, asked } = read(Buffer.from('a\tb\n'));
    expect(await rows).toEqual([]);
    expect(asked).toEqual([{ url: STORE }]);
  });

  test('quotes all of its cells, or none', async () => {
    expect(await cellsOf(Buffer.from('"a"\t"b"\r\n"x ""y"""\t"1\t2"\r\n'))).toEqual([['x "y"', '1\t2']]);
    expect(await cellsOf(Buffer.from('a\tb\n"12" shelf\t"x\n'))).toEqual([['"12" shelf', '"x']]);
  });

  test.each([
    ['UTF-8', Buffer.from('a\tb\né\tü\n'), undefined],
    ['with a mark at its beginning', Buffer.from('\ufeffa\tb\né\tü\n'), 'text/plain; charset=UTF-8'],
    ['Windows-1252, by its name', Buffer.from('a\tb\né\tü\n', 'latin1'), 'text/plain;charset=Cp1252'],
    ['Windows-1252, by nothing', Buffer.from('a\tb\né\tü\n', 'latin1'), undefined],
    ['in a set that nobody knows', Buffer.from('a\tb\né\tü\n'), 'text/plain; charset=x-unheard'],
  ])('%s', async (_, bytes, type) => {
    expect(await cellsOf(bytes, type)).toEqual([['é', 'ü']]);
  });

  test('in Japanese', async () => {
    const bytes = Buffer.concat([Buffer.from('a\tb\n'), Buffer.from('8d91', 'hex'), Buffer.from('\t1\n')]);
    expect(await cellsOf(bytes, 'text/plain; charset=Shift_JIS')).toEqual([['国', '1']]);
  });

  test('counts the rows of one name', async () => {
    const rows = await read(Buffer.from('a\tb\nx\t1\ny\t1\nx\t2\n')).rows;
    expect((rows as { copy: number }[]).map(({ copy }) => copy)).toEqual([1, 1, 2]);
  });

  test('that is packed is unpacked, and one too large is not held', async () => {
    expect(await cellsOf(gzipSync('a\tb\n1\t2\n'), undefined, true)).toEqual([['1', '2']]);
    expect(await cellsOf(gzipSync(Buffer.alloc(49 * 1024 * 1024, 'a')), undefined, true)).toBe('capped');
  });

  test.each([
    ['a login page', Buffer.from('<html>log in</html>'), false],
    ['nothing', Buffer.alloc(0), false],
    ['another report', Buffer.from('a\tc\n1\t2\n'), false],
    ['cut off', Buffer.from('a\tb\n1\t2\n3'), false],
    ['cut off in a quote', Buffer.from('"a"\t"b"\n"1"\t"2'), false],
    ['badly packed', Buffer.from('a\tb\n'), true],
  ])('that is %s is a passing trouble', async (_, bytes, packed) => {
    await expect(read(bytes, undefined, packed).rows).rejects.toBeInstanceOf(Retryable);
  });

  test.each([
    'http://tortuga-prod-na.s3.amazonaws.com/doc',
    'https://169.254.169.254/latest/meta-data/',
    'https://amazonaws.com.example/doc',
    'https://evilamazon.com/doc',
    'file:///etc/passwd',
    'nowhere',
  ])('lies nowhere but in stores of Amazon: %s', async (url) => {
    const { rows, asked } = read(Buffer.from('a\tb\n'), undefined, false, url);
    await expect(rows).rejects.toBeInstanceOf(Retryable);
    expect(asked).toEqual([]);
  });

  test('whose address has ended is looked for again; a busy store is waited for', async () => {
    expect(await read(new Terminal('no', 404)).rows).toBe('ended');
    await expect(read(new RateLimited('wait', NOW)).rows).rejects.toBeInstanceOf(RateLimited);
  });
});

describe('settlements', () => {
  const HEAD =
    'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\torder-id\tamount-type\tamount-description\tamount\tposted-date\tposted-date-time';
  const FIRST = '1\t01.05.2026 07:00:00 UTC\t15.05.2026 07:00:00 UTC\t\t812,40\tEUR\t\t\t\t\t\t';
  const place = {
    token: null,
    listed: true,
    waiting: [{ id: 'd', created: '2026-05-16T02:00:00Z' }],
    row: 0,
    document: { url: STORE, packed: false },
  };

  test('are spelled as the country spells them, and what buyers paid is no charge', async () => {
    const rows = [
      '1\t\t\t\t\t\t113-1\tItemPrice\tPrincipal\t1.234,50\t\t03.05.2026 10:00:00 UTC',
      '1\t\t\t\t\t\t113-1\tItemFees\tCommission\t-1.234,50\t\t03.05.2026 10:00:00 UTC',
      '1\t\t\t\t\t\t\tFBA Inventory Reimbursement\tWAREHOUSE_DAMAGE\t7,00\t04.05.2026\t',
      '1\t\t\t\t\t\t\tother-transaction\tStorage Fee\t-12.3\t\t',
    ];
    const { ctx } = amazon({ file: Buffer.from([HEAD, FIRST, ...rows].join('\n')) });
    const page = await bills.page(ctx, ASK, place as Cursor);
    const records = page.kind === 'page' ? page.records.map(bills.map) : [];
    expect(records).toMatchObject([
      { amount: 1234.5, created_date: '2026-05-03T10:00:00Z', object_id: '113-1', currency_code: 'EUR' },
      { amount: -7, created_date: '2026-05-04T00:00:00Z', object_id: null },
      { amount: 12.3, created_date: '2026-05-15T07:00:00Z', charge_type: 'other-transaction: Storage Fee' },
    ]);
    expect(page).toMatchObject({ next: null });
  });

  test('of which a row cannot be read are read again, and not in part', async () => {
    const { ctx } = amazon({
      file: Buffer.from([HEAD, FIRST, '1\t\t\t\t\t\t\tItemFees\tx\tmuch\t\t'].join('\n')),
    });
    await expect(bills.page(ctx, ASK, place as Cursor)).rejects.toBeInstanceOf(Retryable);
  });

  test('a token for the next page of the list goes alone', async () => {
    const { ctx, asked } = amazon({ answers: { '/reports/2021-06-30/reports': { reports: [] } } });
    const cursor = { token: 'next', listed: false, waiting: [], row: 0, document: null };
    expect(await bills.page(ctx, ASK, cursor)).toMatchObject({ records: [], next: null });
    expect(asked[0]!.query).toEqual({ nextToken: 'next' });
  });
});
