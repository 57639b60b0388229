import { gzipSync } from 'node:zlib';
import type { Asked, Given } from '../../kit/simulator/server.ts';
import { DAY } from './lives.ts';
import { countIn, instantIn, orElse, pageOf } from './pages.ts';
import type { Settlements } from './settlements.ts';
import { failure } from './tokens.ts';

const HOUR = 3600_000;
const MINUTE = 60_000;
/** A daily report of FBA is made once in so long. */
const ONCE_IN = 4 * HOUR;
const ADDRESS_LASTS = 5 * MINUTE;
const SETTLEMENT = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';

/** What a report can be made of. */
export interface DailyFile {
  file(from: number, to: number, at: number): string[][] | null;
}

interface Report {
  id: string;
  type: string;
  from: number;
  to: number;
  marketplaceIds: string[];
  created: number;
  rows: string[][] | null;
  cancelled: boolean;
}

/** Reports that are asked for, made, looked for and given out. */
export class ReportDesk {
  readonly #files: Readonly<Record<string, DailyFile>>;
  readonly #settlements: Settlements;
  readonly #reports: Report[] = [];

  constructor(files: Readonly<Record<string, DailyFile>>, settlements: Settlements) {
    this.#files = files;
    this.#settlements = settlements;
  }

  create({ json }: Asked, now: number): Given {
    const {
      reportType: type,
      dataStartTime,
      dataEndTime,
      marketplaceIds,
    } = (json ?? {}) as Record<string, unknown>;
    const file = Object.hasOwn(this.#files, String(type)) ? this.#files[String(type)] : undefined;
    if (!file) throw failure(400, 'InvalidInput', 'Report Type is invalid, or cannot be requested');
    const [from, to] = [Date.parse(String(dataStartTime)), Date.parse(String(dataEndTime))];
    if (!(from < to && to <= now))
      throw failure(400, 'InvalidInput', 'dataStartTime or dataEndTime is invalid');
    if (!Array.isArray(marketplaceIds) || marketplaceIds.length === 0)
      throw failure(400, 'InvalidInput', 'marketplaceIds is missing');
    const id = `${50_001 + this.#reports.length}019`;
    const again = this.#reports.some(
      (one) =>
        one.type === type &&
        one.from === from &&
        one.to === to &&
        !one.cancelled &&
        one.created > now - ONCE_IN,
    );
    const rows = to - from > 31 * DAY ? null : file.file(from, to, now);
    const known = { id, type: String(type), from, to, marketplaceIds: marketplaceIds as string[] };
    this.#reports.push({ ...known, created: now, rows, cancelled: again || rows === null });
    return { status: 202, json: { reportId: id } };
  }

  get(id: string, now: number): Given {
    const report = this.#reports.find((one) => one.id === id);
    if (!report) throw failure(404, 'NotFound', 'There is no such report.');
    return { json: reportJson(report, now) };
  }

  list({ query }: Asked, now: number): Given {
    const token = query.get('nextToken');
    if (token !== null && [...query.keys()].length > 1)
      throw failure(400, 'InvalidInput', 'nextToken is to be the only parameter');
    const [filters, place] = token === null ? [query, null] : unpacked(token);
    const types = filters.get('reportTypes')?.split(',') ?? [];
    const statuses = filters.get('processingStatuses')?.split(',');
    const since = orElse(instantIn(filters, 'createdSince'), now - 90 * DAY);
    const until = orElse(instantIn(filters, 'createdUntil'), now);
    const all = [
      ...this.#reports.map((one) => reportJson(one, now)),
      ...this.#settlements.written(now).map(settlementJson),
    ].filter(
      (one) =>
        types.includes(one.reportType) &&
        (!statuses || statuses.includes(one.processingStatus)) &&
        Date.parse(one.createdTime) >= since &&
        Date.parse(one.createdTime) <= until,
    );
    const rows = all.toSorted((a, b) => Date.parse(b.createdTime) - Date.parse(a.createdTime));
    const { page, next } = pageOf(rows, place, countIn(filters, 'pageSize', 10, 100), now, DAY);
    return { json: { reports: page, ...(next && { nextToken: packed(filters, next) }) } };
  }

  /** An address that is good for five minutes, and for whoever has it. */
  document({ origin }: Asked, id: string, prefix: string, now: number): Given {
    if (!this.#contents(id)) throw failure(404, 'NotFound', 'There is no such document.');
    const url = `${origin}${prefix}/tortuga-prod-na/${encodeURIComponent(id)}?X-Amz-Expires=${now + ADDRESS_LASTS}`;
    const packedUp = isPacked(id);
    return { json: { reportDocumentId: id, url, ...(packedUp && { compressionAlgorithm: 'GZIP' }) } };
  }

  /** The store is another server: it knows no tokens, and speaks XML where it refuses. */
  download({ query, headers }: Asked, id: string, now: number): Given {
    const refused = {
      status: 403,
      type: 'application/xml',
      body: '<Error><Code>AccessDenied</Code></Error>',
    };
    if ('x-amz-access-token' in headers || now > Number(query.get('X-Amz-Expires'))) return refused;
    const contents = this.#contents(id);
    if (!contents) return refused;
    const quote = contents[0]![0] === 'Date' ? '"' : '';
    const text = contents.map((row) =>
      row.map((cell) => `${quote}${quote ? cell.replaceAll('"', '""') : cell}${quote}`).join('\t'),
    );
    // What a cell of ours may hold lies in the part that Windows-1252 shares with Latin-1, but for curly quotes.
    const plain = text.join('\r\n').replaceAll(/[“”]/g, "'");
    const bytes = isPacked(id) ? gzipSync(Buffer.from(plain)) : Buffer.from(plain, 'latin1');
    return { body: bytes, type: isPacked(id) ? 'text/plain; charset=UTF-8' : 'text/plain; charset=Cp1252' };
  }

  #contents(id: string): string[][] | null {
    const [, kind, number] = /^amzn1\.(report|settlement)\.(\d+)$/.exec(id) ?? [];
    if (kind === 'settlement') return this.#settlements.file(Number(number));
    return this.#reports.find((one) => one.id === number && !one.cancelled)?.rows ?? null;
  }
}

function reportJson({ id, type, from, to, created, cancelled, rows, marketplaceIds }: Report, now: number) {
  const tooWide = rows === null && to - from > 31 * DAY;
  // Most are made within a minute, some take longer.
  const ready = now >= created + (cancelled ? 20_000 : id.endsWith('4019') ? 100_000 : 50_000);
  const ended = tooWide ? 'FATAL' : cancelled ? 'CANCELLED' : 'DONE';
  const status = ready ? ended : now < created + 15_000 ? 'IN_QUEUE' : 'IN_PROGRESS';
  return {
    marketplaceIds,
    reportId: id,
    reportType: type,
    dataStartTime: stamp(from),
    dataEndTime: stamp(to),
    createdTime: stamp(created),
    processingStatus: status,
    ...(status === 'DONE' && { reportDocumentId: `amzn1.report.${id}` }),
  };
}

function settlementJson({ number, at }: { number: number; at: number }) {
  return {
    reportId: `${90_001 + number}019`,
    reportType: SETTLEMENT,
    dataStartTime: stamp(at - 15 * DAY),
    dataEndTime: stamp(at - DAY),
    createdTime: stamp(at),
    processingStatus: 'DONE',
    reportDocumentId: `amzn1.settlement.${number}`,
  };
}

/** Some come packed, others as they are. */
function isPacked(id: string): boolean {
  return id.startsWith('amzn1.settlement') || Number(id.slice(-4, -3)) % 2 === 0;
}

function stamp(at: number): string {
  return new Date(at).toISOString().replace('Z', '+00:00');
}

function packed(filters: URLSearchParams, place: string): string {
  return Buffer.from(JSON.stringify([filters.toString(), place])).toString('base64');
}

function unpacked(token: string): [URLSearchParams, string] {
  try {
    const [filters, place] = JSON.parse(Buffer.from(token, 'base64').toString()) as [string, string];
    return [new URLSearchParams(filters), place];
  } catch {
    throw failure(400, 'InvalidInput', 'nextToken is invalid');
  }
}
