import type { Bill } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { windowInZone } from '../kit/zone.ts';
import { type BillingColumns, billingColumns } from './billing-columns.ts';
import { windowed } from './facts.ts';
import { PAGE_SIZE, windowStep } from './list.ts';
import { amount, field, id, idOrNull, instant, part, type Row, text, wall, ZONE } from './values.ts';

/** A row of the billing report, and which of its columns hold what. */
interface BilledRow {
  columns: BillingColumns;
  row: Row;
}

/**
 * Charges, by their date. Of the report nothing but its name is known, so its columns can be told, and its window is
 * asked for in the manner of all other lists and applied here once more.
 */
export const bills: SourceFunction<BilledRow> = {
  ...windowed,
  name: 'get_bills',
  basis: 'created',
  evidence: 'assumed',
  pageSize: PAGE_SIZE,
  async page(ctx, ask, cursor) {
    const columns = billingColumns(ctx.credentials.billing_columns);
    const list = { method: 'WarehouseContractBillingReport', date: columns.date, size: PAGE_SIZE };
    const { rows, next } = await windowStep(ctx, ask, cursor, list);
    // By the wall, like the question: in the hour that comes twice nobody can tell which of the two it was.
    const { from, to } = windowInZone(ask.from!, ask.to!, ZONE);
    const wanted = rows.filter((row) => {
      const at = dateIn(row, columns);
      return at === null || (at >= from && at <= to);
    });
    return { kind: 'page', records: wanted.map((row) => ({ columns, row })), next };
  },
  idOf: (raw) => {
    const column = field(field(raw, 'columns'), 'id');
    return typeof column === 'string' ? idOrNull(field(field(raw, 'row'), column)) : null;
  },
  map: mapBill,
  basisDate: (record) => (typeof record.created_date === 'string' ? record.created_date : null),
};

/** Null where the row does not say, which is told when it is mapped. */
function dateIn(row: Row, { date }: BillingColumns): string | null {
  try {
    return wall(field(row, date));
  } catch {
    return null;
  }
}

function mapBill({ columns, row }: BilledRow): Bill {
  const missing = (['id', 'date', 'amount'] as const).find((name) => {
    const value = field(row, columns[name]);
    return value === undefined || value === null || value === '';
  });
  if (missing)
    throw new RangeError(
      `the billing report has nothing in a column "${columns[missing]}"; its columns are ${Object.keys(row).join(', ').slice(0, 300)}. Name the right one under "Billing columns" of the connection: ${missing}=…`,
    );
  const names = Object.values(columns).filter((name) => name !== '');
  const { of, others } = part(row, [...names, 'DepositorID']);
  const charge = amount(of[columns.amount]);
  if (charge === null) throw new RangeError(`"${columns.amount}" of the billing report is no amount`);
  const date = instant(of[columns.date]);
  return {
    id: id(of[columns.id]),
    warehouse_customer_id: idOrNull(of.DepositorID),
    created_date: date,
    updated_date: date,
    object_id: columns.object === '' ? null : (text(of[columns.object]) ?? idOrNull(of[columns.object])),
    object_type: null,
    charge_type: text(of[columns.type]) ?? '',
    amount: charge,
    currency_code: (columns.currency === '' ? null : text(of[columns.currency])) ?? 'USD',
    additional_fields: others,
  };
}
