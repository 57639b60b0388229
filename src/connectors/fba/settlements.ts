import type { Bill } from '../../model/index.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context, Cursor, Page, SourceFunction } from '../kit/manifest.ts';
import { askAmazon, nextToken, rowsOf, unlessStale } from './client.ts';
import type { VendorReport } from './daily-report.ts';
import { REPORT_PAGE } from './facts.ts';
import { openDocument, type ReportDocument } from './report-document.ts';
import { isCharge, type SettlementRow, settlementRows } from './settlement-rows.ts';
import { instant, text, textOrNull } from './values.ts';

const REPORT_TYPE = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
const LIST_PAGE = 100;
const SECOND = 1000;

/** A settlement that is to be read still. */
interface Waiting {
  id: string;
  created: string;
}

/** Where the walk stands: the settlements of the list's page that are not read, and how far the first of them is. */
interface Place {
  token: string | null;
  listed: boolean;
  waiting: Waiting[];
  row: number;
  /** Where the first of them lies; null where that is to be asked. */
  document: ReportDocument | null;
}

const START: Place = { token: null, listed: false, waiting: [], row: 0, document: null };

/**
 * What Amazon charges, as it settles accounts every other week. It writes a report of each settlement by itself; nobody
 * can ask for one, only for the list of those that are there.
 */
export const bills: SourceFunction<SettlementRow> = {
  name: 'get_bills',
  basis: 'invoice',
  evidence: 'third-party',
  mapperVersion: 1,
  cost: 2,
  pageSize: REPORT_PAGE,
  // "The earliest", "the latest": whether they are in is not told.
  edges: { from: 'exclusive', to: 'exclusive' },
  grainMs: SECOND,
  // Assumed; a report is listed once it is made.
  lagMs: 3600 * SECOND,
  keepsHistoryMs: 90 * 24 * 3600 * SECOND,
  order: 'immutable',
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  async page(ctx, { from, to }, cursor) {
    const place = (cursor as unknown as Place | null) ?? START;
    const [next] = place.waiting;
    if (next) return await readOne(ctx, place, next);
    const query =
      place.token === null
        ? {
            reportTypes: REPORT_TYPE,
            processingStatuses: 'DONE',
            createdSince: from!.toISOString(),
            createdUntil: new Date(Math.min(to!.getTime(), ctx.now().getTime())).toISOString(),
            pageSize: String(LIST_PAGE),
          }
        : // Everything else beside it is refused.
          { nextToken: place.token };
    return await unlessStale(place.token, () => list(ctx, query));
  },
  idOf: (raw) => textOrNull(raw?.id),
  map: mapCharge,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

async function list(ctx: Context, query: Record<string, string>): Promise<Page<SettlementRow>> {
  const body = await askAmazon(ctx, { operation: 'getReports', path: '/reports/2021-06-30/reports', query });
  const waiting = rowsOf<VendorReport>(body.reports, LIST_PAGE).map(({ reportDocumentId, createdTime }) => {
    if (typeof reportDocumentId !== 'string' || reportDocumentId.length > 300)
      throw new Retryable('A settlement of Amazon is done and has no document.');
    return { id: reportDocumentId, created: text(createdTime, 'date of a settlement') };
  });
  const token = nextToken(body.nextToken);
  return { kind: 'page', records: [], next: after({ ...START, token, listed: token === null, waiting }) };
}

async function readOne(ctx: Context, place: Place, { id, created }: Waiting): Promise<Page<SettlementRow>> {
  const document = place.document ?? (await openDocument(ctx, id));
  const all = await settlementRows(ctx, document, created);
  if (all === null) {
    // It has lain there for five minutes, and is opened again.
    if (place.document) return await readOne(ctx, { ...place, document: null }, { id, created });
    throw new Retryable('The document of a settlement could not be opened.');
  }
  const charges = all.filter(isCharge);
  const end = place.row + REPORT_PAGE;
  const rest: Place =
    end < charges.length
      ? { ...place, row: end, document }
      : { ...place, waiting: place.waiting.slice(1), row: 0, document: null };
  return { kind: 'page', records: charges.slice(place.row, end), next: after(rest) };
}

/** Null where nothing is left to be read or to be listed. */
function after(place: Place): Cursor | null {
  return place.waiting.length === 0 && place.listed ? null : (place as unknown as Cursor);
}

/** A row of a settlement. Amazon writes what it takes as a negative amount; a charge is a positive one. */
function mapCharge({ id, created, currency, amount, posted, cells }: SettlementRow): Bill {
  const { 'order-id': order, 'amount-type': type, 'amount-description': description, ...others } = cells;
  const orderId = textOrNull(order);
  return {
    id,
    warehouse_customer_id: null,
    created_date: posted,
    updated_date: instant(created),
    object_id: orderId,
    object_type: orderId === null ? null : 'order',
    charge_type:
      [type, description].filter(Boolean).join(': ') || text(others['transaction-type'], 'kind of charge'),
    amount: amount === 0 ? 0 : -amount,
    currency_code: currency,
    additional_fields: others,
  };
}
