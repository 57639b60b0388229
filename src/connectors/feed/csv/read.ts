import type {
  Adjustment,
  ReceiptAdvice,
  ShippedLine,
  ShippingAdvice,
  Status,
  StockLevel,
} from '../advice.ts';
import { dateReader } from '../date-format.ts';
import { documentFor } from '../document-profile.ts';
import type { FeedFunction } from '../fields.ts';
import type { Told } from '../form.ts';
import type { DocumentProfile, Profile } from '../profile.ts';
import type { CsvText } from '../raw.ts';
import { grouped, sum } from '../values.ts';
import { CsvReader } from './row.ts';

/** What is read where the profile names no form of dates. */
const USUAL_DATES = 'YYYY-MM-DD';

/** What rows tell. @throws RangeError with the line and the column */
export function readRowsOf(text: CsvText, fn: FeedFunction, profile: Profile): Told[] {
  const document = documentFor(profile, fn, text.file_name);
  if (!document) throw new RangeError(`the profile reads no ${fn}`);
  const dates = dateReader(document.dates ?? USUAL_DATES, profile.time_zone);
  if (!dates) throw new RangeError(`the profile has no form of dates that could be read for ${fn}`);
  const spelling = { columns: document.columns ?? {}, dates, decimal: profile.csv?.decimal ?? '.' };
  const rows = text.rows.map((row) => new CsvReader(row, spelling));
  if (rows.length === 0) throw new RangeError('there is no row');
  switch (fn) {
    case 'get_orders':
      return byPart(rows, ['shipment', 'ship_date']).map((part) => ({
        fn,
        says: shippingAdvice(part, text, document),
      }));
    case 'get_inbound_shipments':
      return byPart(rows, ['receipt', 'received_date']).map((part) => ({
        fn,
        says: receiptAdvice(part, text, document),
      }));
    case 'get_inventory_ledger':
      return [{ fn, says: adjustment(rows[0]!, text, document) }];
    case 'get_inventory':
      return [{ fn, says: stockLevel(rows, text) }];
  }
}

/** Rows of one order (or one inbound shipment) by what tells its parts from one another: the first of these that is told. */
function byPart(rows: readonly CsvReader[], fields: readonly string[]): CsvReader[][] {
  const partOf = (row: CsvReader) =>
    fields.map((field) => row.text(field)).find((text) => text !== null) ?? '';
  return [...grouped(rows, partOf).values()];
}

function shippingAdvice(
  rows: readonly CsvReader[],
  text: CsvText,
  document: DocumentProfile,
): ShippingAdvice {
  const last = rows.at(-1)!;
  const told = (field: string) => toldLast(rows, field);
  const address = ['ship_to_address1', 'ship_to_address2'].map(told);
  const hasAddress = [...address, told('ship_to_name'), told('ship_to_company')].some((one) => one !== null);
  return {
    order: last.needed('order_number', last.name),
    date: writtenAt(rows, text, document, ['updated_date', 'ship_date', 'order_date']),
    warehouse: told('warehouse'),
    customer: told('customer'),
    reference: told('reference'),
    placed: last.date('order_date'),
    status: statusOf(told('status'), document),
    shipment: told('shipment'),
    shipped: last.date('ship_date'),
    scac: told('scac'),
    carrier: told('carrier'),
    service: told('service'),
    shipTo: hasAddress
      ? {
          name: told('ship_to_name'),
          company: told('ship_to_company'),
          lines: address,
          city: told('ship_to_city'),
          state: told('ship_to_state'),
          postalCode: told('ship_to_postal_code'),
          country: told('ship_to_country'),
          phone: told('ship_to_phone'),
          email: told('ship_to_email'),
        }
      : null,
    shipFrom: null,
    lines: rows.map(shippedLine),
    weight: null,
    weightUnit: null,
    more: { purchase_order_number: told('purchase_order') },
  };
}

function shippedLine(row: CsvReader): ShippedLine {
  return {
    ...row.item(),
    line: row.text('line'),
    ordered: row.number('ordered_quantity'),
    shipped: row.needed('shipped_quantity', row.number),
    state: null,
    rawState: null,
    parcel: row.name('parcel'),
    tracking: row.name('tracking_number'),
    weight: null,
    weightUnit: null,
  };
}

function receiptAdvice(rows: readonly CsvReader[], text: CsvText, document: DocumentProfile): ReceiptAdvice {
  const last = rows.at(-1)!;
  const told = (field: string) => toldLast(rows, field);
  const shipment = last.needed('shipment', last.name);
  const arrived = last.needed('received_date', last.date);
  return {
    inboundShipment: shipment,
    // Without a number of its own a receipt is what came in on a day.
    receipt: told('receipt') ?? `${shipment}/${arrived.slice(0, 10)}`,
    arrived,
    date: writtenAt(rows, text, document, ['updated_date', 'received_date']),
    warehouse: told('warehouse'),
    customer: told('customer'),
    expectedArrival: last.date('expected_date'),
    purchaseOrder: told('purchase_order'),
    supplier: told('supplier'),
    status: statusOf(told('status'), document),
    tracking: [...new Set(rows.flatMap((row) => row.name('tracking_number') ?? []))],
    lines: rows.map((row) => ({
      ...row.item(),
      line: row.text('line'),
      expected: row.number('expected_quantity'),
      received: row.needed('received_quantity', row.number),
    })),
    announced: announcedIn(rows),
    exceptions: [],
    more: {},
  };
}

/** What was announced in all, where each line says so. */
function announcedIn(rows: readonly CsvReader[]): number | null {
  const told = rows.map((row) => row.number('expected_quantity'));
  return told.some((one) => one === null) ? null : sum(told as number[]);
}

function adjustment(row: CsvReader, text: CsvText, document: DocumentProfile): Adjustment {
  const rawType = row.text('type') ?? row.text('reason');
  const { codes = {} } = document;
  const known = rawType !== null && Object.hasOwn(codes, rawType);
  return {
    id: row.needed('id', row.name),
    entered: row.needed('date', row.date),
    date: writtenAt([row], text, document, ['updated_date', 'date']),
    warehouse: row.text('warehouse'),
    customer: row.text('customer'),
    ...row.item(),
    quantity: row.needed('quantity', row.number),
    rawType,
    // A file of adjustments tells of adjustments, unless the table of codes knows better.
    type: known ? codes[rawType]! : rawType === null || Object.keys(codes).length === 0 ? 'adjustment' : null,
    reason: row.text('reason'),
    location: row.text('location'),
    weight: null,
    weightUnit: null,
    more: { reference: row.name('reference') },
  };
}

function stockLevel(rows: readonly CsvReader[], text: CsvText): StockLevel {
  const [first] = rows;
  const total = (...fields: string[]) => {
    const told = rows.flatMap((row) => fields.flatMap((field) => row.number(field) ?? []));
    return told.length > 0 ? sum(told) : null;
  };
  const onhand = (row: CsvReader) => row.number('on_hand') ?? row.number('available') ?? 0;
  const { sku, gtin, unit } = first!.item();
  const asOf = first!.date('as_of') ?? text.file_date;
  if (asOf === null)
    throw new RangeError(
      'nothing says when the stock was counted: name a column for as_of, or put the date of the file into file_name',
    );
  return {
    sku,
    gtin,
    unit,
    name: toldLast(rows, 'name'),
    date: asOf,
    warehouse: toldLast(rows, 'warehouse'),
    customer: toldLast(rows, 'customer'),
    counts: {
      onhand: total('on_hand'),
      committed: total('committed'),
      available: total('available'),
      unfulfillable: total('on_hold', 'damaged'),
      awaiting: total('awaiting'),
    },
    lots: rows.flatMap((row) => {
      const lot = row.name('lot');
      return lot === null ? [] : [{ lot, onhand: onhand(row), expires: row.date('expiry') }];
    }),
    locations: rows.flatMap((row) => {
      const location = row.text('location');
      return location === null ? [] : [{ location, quantity: onhand(row) }];
    }),
    more: {},
  };
}

/** What the last row that says it says: what is true of the whole repeats on each row. */
function toldLast(rows: readonly CsvReader[], field: string): string | null {
  return rows.findLast((row) => row.text(field) !== null)?.name(field) ?? null;
}

/** When it was written, as the profile has it. @throws RangeError where nothing says so */
function writtenAt(
  rows: readonly CsvReader[],
  { file_date: file }: CsvText,
  { window }: DocumentProfile,
  fields: readonly string[],
): string {
  if (window === 'file' && file !== null) return file;
  for (const field of fields) {
    const dates = rows
      .flatMap((row) => row.date(field) ?? [])
      .toSorted((a, b) => Date.parse(a) - Date.parse(b));
    if (dates.length > 0) return dates.at(-1)!;
  }
  if (file !== null) return file;
  throw new RangeError(
    `line ${rows[0]!.line}: nothing says when: none of ${fields.join(', ')} has a value, and the file's name has no date`,
  );
}

function statusOf(raw: string | null, { codes = {} }: DocumentProfile): Status | null {
  if (raw === null) return null;
  return { raw, ours: Object.hasOwn(codes, raw) ? codes[raw]! : null };
}
