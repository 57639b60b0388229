import type { FunctionName, Held } from '../../kit/simulator.ts';
import type { VendorAccount } from './account.ts';
import type { Row } from './rows.ts';

/** The list behind each function, and the date by which the vendor filters it; null where it is read whole. */
const LISTS: Partial<
  Record<
    FunctionName,
    { date: string | null; rows: (account: VendorAccount, from?: string, to?: string) => Row[] }
  >
> = {
  get_orders: {
    date: 'updated_at',
    rows: (account, updated_from, updated_to) => account.orders({ updated_from, updated_to }),
  },
  get_inbound_shipments: { date: 'created_at', rows: (account) => account.purchaseOrders({}) },
  get_products: { date: 'updated_at', rows: (account) => account.products({}) },
  get_inventory_ledger: {
    date: 'created_at',
    rows: (account, date_from, date_to) => account.stockChanges({ date_from, date_to }),
  },
  get_inventory: { date: null, rows: (account) => account.products({}) },
};

/** What somebody at the vendor may change of a record; what has been booked stays as it is. */
export const EDITS: Partial<Record<FunctionName, Record<string, unknown>>> = {
  get_orders: { packing_note: 'Leave at the door' },
  get_inbound_shipments: { po_note: 'Call before delivery' },
  get_products: { customs_description: 'Stoneware' },
};

/** What a function can list now. */
export function held(
  account: VendorAccount,
  functionName: FunctionName,
  window?: { from: Date; to: Date },
): Held[] {
  const list = LISTS[functionName];
  if (!list) return [];
  const { date, rows } = list;
  const all = window ? rows(account, around(window.from, -1), around(window.to, 1)) : rows(account);
  return all
    .map(({ id, dates }) => ({ id, at: date === null ? null : new Date((dates[date] ?? 0) * 1000) }))
    .filter(({ at }) => !window || at === null || (at >= window.from && at < window.to));
}

/** A second further out, so that it matters not how filters compare. */
function around(instant: Date, out: 1 | -1): string {
  return new Date(instant.getTime() + out * 1000).toISOString().slice(0, 19);
}
