import type { RowReader } from './cells.ts';

/** One form of a carrier's table: how it is known by its header, and what its rows bill. */
export interface Layout {
  /** As records name it. */
  name: string;
  /** Our names of columns, each with the header texts that mean it, in whatever language. */
  columns: Readonly<Record<string, readonly string[]>>;
  /** Columns that stand many times, side by side: they become `charge_label_1`, `charge_label_2`, … */
  repeated?: readonly string[];
  /** Without these a table is another one. */
  needed: readonly string[];
  /** Columns with dates, by which a survey learns whether days or months come first. */
  dates: readonly string[];
  /** Columns with amounts, by which a survey learns what stands before the cents; of repeated ones all are looked at. */
  amounts: readonly string[];
  /** What stands in a cell that says nothing, where that is not left empty. */
  blank?: string;
  /** Whether a last row without a line end is taken for cut off even where no cell is missing. */
  needsLineEnd?: boolean;
  /** Whether days come first where no date of a file tells; left out, such dates cannot be read. */
  dayFirst?: boolean;
  /** What rows after this one are to know of it, in the cells they leave empty; most layouts have none. */
  carries?(row: RowReader): Readonly<Record<string, string>> | null;
  /**
   * What a row bills; null where it bills nothing.
   *
   * @throws RangeError for a row that cannot be read for sure, which puts it aside whole
   */
  bill(row: RowReader): Bill | null;
  /** What else a biller needs of a row, as `additional_fields` of each of its charges. */
  additional(row: RowReader): Record<string, unknown>;
}

/** What one row bills. */
export interface Bill {
  invoice: string;
  /** The day of the invoice, `2026-04-18`. */
  invoiceDay: string;
  /** When the service was rendered, as a day or an instant; null where only the invoice's day is known. */
  day: string | null;
  account: string | null;
  tracking: string | null;
  currency: string | null;
  /** What the invoice says it comes to, in the terms of `net`; null where the row does not say so. */
  total: bigint | null;
  /** What tells charges from others, beside invoice, parcel, label and amounts. */
  key: readonly (string | null)[];
  charges: readonly Charge[];
  /** What a person should know of the row: counted, and told once a file. */
  remark?: string;
}

/** One charge of a row, in ten-thousandths. */
export interface Charge {
  label: string;
  /** Takes the label's place in what tells charges apart, where a carrier spells one charge's label in several ways. */
  code?: string;
  /** Before discounts. */
  gross: bigint;
  /** After discounts. */
  net: bigint;
  /** Goes into `additional_fields`. */
  more?: Readonly<Record<string, unknown>>;
}

/** A carrier's files: all layouts they come in, and what to say about others. */
export interface FileForm {
  /** For sentences. */
  carrier: string;
  layouts: readonly Layout[];
  /** What to send instead of a file that is none of these, a sentence. */
  advice: string;
}

/** What charges come to. */
export function netOf(charges: readonly Charge[]): bigint {
  return charges.reduce((sum, { net }) => sum + net, 0n);
}

/** What a row's total leaves over its charges: a charge of its own, so that nothing billed is lost; null for nothing. */
export function residual(
  charges: readonly Charge[],
  total: bigint | null,
  label: string,
  more: Readonly<Record<string, unknown>> = {},
): Charge | null {
  const rest = total === null ? 0n : total - netOf(charges);
  return rest === 0n ? null : { label, gross: rest, net: rest, more: { ...more, residual: true } };
}
