/** The rows of a settlement, read: dates and amounts are spelled as the marketplace's country spells them. */
import { unifiedDate } from '../kit/dates.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import {
  type Layout,
  type ReportDocument,
  type ReportRow,
  rowId,
  rowsOfDocument,
} from './report-document.ts';
import { textOrNull } from './values.ts';

const LAYOUT: Layout = {
  columns: [
    'settlement-id',
    'settlement-start-date',
    'settlement-end-date',
    'deposit-date',
    'total-amount',
    'currency',
  ],
  naming: [
    'settlement-id',
    'transaction-type',
    'order-id',
    'adjustment-id',
    'shipment-id',
    'marketplace-name',
    'amount-type',
    'amount-description',
    'amount',
    'posted-date-time',
    'posted-date',
    'order-item-code',
    'sku',
    'promotion-id',
  ],
};
const NEEDED = ['amount-type', 'amount-description', 'amount'];
/** What buyers paid and what is kept back of it for them: no charge of Amazon's. */
const BUYERS_MONEY = new Set(['ItemPrice', 'Promotion', 'ItemWithheldTax']);

/** A row of a settlement, with what its head says of all of them. */
export interface SettlementRow {
  id: string;
  /** When the settlement was written. */
  created: string;
  currency: string;
  amount: number;
  posted: string;
  cells: ReportRow['cells'];
}

/**
 * All rows of a settlement but its head, the first, which tells period, sum and currency.
 *
 * @returns null where the document is to be opened again
 * @throws Retryable for what is no settlement; a row that cannot be read would be lost otherwise, and so ends it too
 */
export async function settlementRows(
  ctx: Context,
  document: ReportDocument,
  created: string,
): Promise<SettlementRow[] | null> {
  const rows = await rowsOfDocument(ctx, document, LAYOUT);
  if (rows === 'ended') return null;
  if (rows === 'capped') throw new Retryable('A settlement of Amazon is larger than anyone would write.');
  const [head, ...others] = rows;
  const currency = head && textOrNull(head.cells.currency);
  if (!head || !currency || NEEDED.some((column) => !(column in head.cells)))
    throw new Retryable('A settlement of Amazon does not begin with its sum and its currency.');
  const end = dateIn(head.cells['settlement-end-date'] ?? '');
  return others.map((row) => ({
    id: rowId(row, LAYOUT.naming),
    created,
    currency: textOrNull(row.cells.currency) ?? currency,
    amount: amountIn(row.cells.amount ?? ''),
    posted: dateIn(row.cells['posted-date-time'] || row.cells['posted-date'] || '') ?? end ?? created,
    cells: row.cells,
  }));
}

/** Whether a row is what Amazon charges, or gives back of that. */
export function isCharge({ cells }: SettlementRow): boolean {
  return !BUYERS_MONEY.has(cells['amount-type'] ?? '');
}

/** `2026-05-01 07:00:00 UTC`, `01.05.2026 07:00:00 UTC`, or a day alone; null for anything else. */
function dateIn(text: string): string | null {
  const [, y1, m1, d1, d2, m2, y2, time = '00:00:00'] =
    /^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d)\.(\d\d)\.(\d{4}))(?:[ T](\d\d:\d\d:\d\d)(?: UTC|Z)?)?$/.exec(
      text.trim(),
    ) ?? [];
  const day = y1 ? `${y1}-${m1}-${d1}` : y2 ? `${y2}-${m2}-${d2}` : null;
  const at = day === null ? Number.NaN : Date.parse(`${day}T${time}Z`);
  return Number.isNaN(at) ? null : unifiedDate(at);
}

/** `-3.86`, `-3,86`, `1.234,56`. */
function amountIn(text: string): number {
  const comma = text.lastIndexOf(',') > text.lastIndexOf('.');
  const plain = comma ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
  if (!/^-?\d+(\.\d+)?$/.test(plain.trim()))
    throw new Retryable('A row of a settlement has no amount that can be read.');
  return Number(plain);
}
