import type { SourceFunction } from '../kit/manifest.ts';
import { lineId, lineKey } from './line-id.ts';
import { mapLine } from './map-line.ts';
import { MOST_ROWS, page } from './page.ts';
import type { Raw } from './raw-line.ts';

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Every charge on UPS invoices, late corrections included. */
export const invoiceLineItems: SourceFunction<Raw> = {
  name: 'get_invoice_line_items',
  basis: 'invoice',
  // The layout is known from programs that read it in production; no description by UPS itself was at hand.
  evidence: 'third-party',
  mapperVersion: 1,
  pageSize: MOST_ROWS,
  // Our own store of files answers, for the half-open range it is asked for.
  edges: { from: 'inclusive', to: 'exclusive' },
  // Invoices have a day, no time.
  grainMs: DAY_MS,
  // A file that is late is found by its coming, so this need not wait for the mail: it is for a file that came
  // just before midnight and was stored just after it.
  lagMs: HOUR_MS,
  // Stored bytes do not change, and a new file goes to the end.
  order: 'immutable',
  // A charge has no date that grows: the invoice's is for ever.
  versionedBy: 'as_of',
  // The same charge exported twice is spelled in two ways; all that counts of it is in other fields.
  volatile: ['raw'],
  onDemand: true,
  page,
  idOf,
  map: mapLine,
  basisDate: (record) => (typeof record.created_date === 'string' ? record.created_date : null),
};

/** The record's id, or the place of a row (or file) that has none; null for what is no row. */
function idOf(raw: Raw): string | null {
  try {
    if ('problem' in raw) return raw.file;
    const reading = { delimiter: raw.delimiter, dayFirst: raw.day_first };
    return lineId(lineKey(raw.cells, reading), raw.occurrence);
  } catch {
    return placeOf(raw);
  }
}

function placeOf(raw: unknown): string | null {
  const { file, row } = (raw ?? {}) as { file?: unknown; row?: unknown };
  return typeof file === 'string' ? `${file}, row ${row}` : null;
}
