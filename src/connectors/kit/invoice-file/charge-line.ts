import { hash } from 'node:crypto';
import type { InvoiceLineItem } from '../../../model/index.ts';
import { amountNumber, amountText } from './amounts.ts';
import { type Cells, RowReader } from './cells.ts';
import { dayInstant } from './days.ts';
import type { Bill, Charge, FileForm } from './layout.ts';
import type { Reading } from './reading.ts';

/** A charge of a file with all that reading it needs, so that one that is put aside can be tried again alone. */
export interface RawCharge {
  file: string;
  file_name: string;
  /** Counted as a spreadsheet shows it, from 1 and with the header; empty lines are not counted. */
  row: number;
  /** Which charge of the row, from 0; null where the row could not be read. */
  charge: number | null;
  /** 1, or more for a charge that repeats an earlier one of its file. */
  occurrence: number;
  layout: string;
  reading: Required<Reading>;
  /** The row's cells that say something, by column name. */
  cells: Cells;
}

/** What a file holds that could not be made sense of. */
export interface RawProblem {
  file: string;
  file_name: string;
  problem: string;
}

/** What pages give. */
export type Raw = RawCharge | RawProblem;

/**
 * What tells a charge from all others of its file. Carriers number no charges, so this is all there is: on which
 * invoice, for which parcel, what for, and how much.
 */
export function chargeKey({ invoice, tracking, key }: Bill, { code, label, gross, net }: Charge): string {
  return JSON.stringify([invoice, tracking, ...key, code ?? label, amountText(gross), amountText(net)]);
}

/** The id of a charge. @param occurrence 1 for the first of its file with this key, 2 for the next one */
function chargeId(key: string, occurrence: number): string {
  return hash('sha256', JSON.stringify([key, occurrence])).slice(0, 40);
}

/** The record's id, or the place of a row (or file) that has none; null for what is no row. */
export function idOfCharge(raw: Raw, form: FileForm): string | null {
  try {
    if ('problem' in raw) return raw.file;
    const { bill, charge } = chargeOf(raw, form);
    return chargeId(chargeKey(bill, charge), raw.occurrence);
  } catch {
    const { file, row } = (raw ?? {}) as { file?: unknown; row?: unknown };
    return typeof file === 'string' ? `${file}, row ${row}` : null;
  }
}

/**
 * One charge, one record. Nothing here looks at another row: a correction that comes weeks later is a charge of its
 * own, and what a parcel cost is the sum over its tracking number.
 *
 * @throws RangeError with the column and what stands there, for a row that cannot be read for sure
 */
export function mapCharge(raw: Raw, form: FileForm): InvoiceLineItem {
  if ('problem' in raw) throw new RangeError(`${raw.file_name}: ${raw.problem}`);
  try {
    const { bill, charge, more } = chargeOf(raw, form);
    return lineItem(raw.cells, bill, charge, { id: chargeId(chargeKey(bill, charge), raw.occurrence), more });
  } catch (error) {
    if (error instanceof RangeError)
      throw new RangeError(`${raw.file_name}, row ${raw.row}: ${error.message}`);
    throw error;
  }
}

/** A charge as a unified record. */
function lineItem(
  cells: Cells,
  bill: Bill,
  charge: Charge,
  { id, more }: { id: string; more: Record<string, unknown> },
): InvoiceLineItem {
  const invoiceDate = dayInstant(bill.invoiceDay);
  return {
    id,
    // A carrier never changes a charge it has billed.
    created_date: invoiceDate,
    updated_date: invoiceDate,
    transaction_date: instantOf(bill.day) ?? invoiceDate,
    account_id: bill.account,
    invoice_id: bill.invoice,
    tracking_number: bill.tracking,
    gross_cost: amountNumber(charge.gross),
    net_cost: amountNumber(charge.net),
    charge_description: charge.label,
    raw: cells,
    additional_fields: { currency: bill.currency, invoice_date: invoiceDate, ...more, ...charge.more },
  };
}

/** @throws RangeError for a row that cannot be read */
function chargeOf(raw: RawCharge, form: FileForm) {
  const layout = form.layouts.find(({ name }) => name === raw.layout);
  if (!layout) throw new RangeError('is of a layout that is no longer known; send the file again');
  const reader = new RowReader(raw.cells, raw.reading);
  const bill = layout.bill(reader);
  const charge = raw.charge === null ? undefined : bill?.charges[raw.charge];
  if (!bill || !charge)
    throw new RangeError('could not be read when it came in; read the window of its invoice again');
  return { bill, charge, more: layout.additional(reader) };
}

function instantOf(day: string | null): string | null {
  if (day === null) return null;
  return day.length > 10 ? day : dayInstant(day);
}
