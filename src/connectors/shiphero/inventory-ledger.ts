import type { InventoryLedgerEntry } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { movementType, referenceIn } from './codes.ts';
import { listCost } from './credits.ts';
import { common, DAY, dateOf } from './facts.ts';
import { instant, text, units } from './values.ts';
import { walkPages } from './windowed.ts';

const ROWS = 100;

/** What is asked for of each stock change. */
const FIELDS = `id legacy_id user_id account_id warehouse_id sku previous_on_hand change_in_on_hand reason cycle_counted
  location_id created_at product { id } location { name zone }`;

interface VendorChange {
  id: string;
  account_id: string | null;
  warehouse_id: string | null;
  sku: string | null;
  previous_on_hand: number | null;
  change_in_on_hand: number | null;
  reason: string | null;
  location_id: string | null;
  created_at: string;
  product: { id: string | null } | null;
}

/** Stock changes. They never change; a range of more than 60 days is refused where a reason is asked for. */
export const inventoryLedger: SourceFunction<VendorChange> = {
  ...common,
  name: 'get_inventory_ledger',
  basis: 'created',
  pageSize: ROWS,
  cost: 1 + listCost(ROWS),
  widestWindowMs: 60 * DAY,
  versionedBy: 'updated_date',
  onDemand: true,
  page: walkPages({
    root: 'inventory_changes',
    filters: 'date_from: $from, date_to: $to',
    fields: FIELDS,
    rows: ROWS,
    dateField: 'created_at',
  }),
  map: mapChange,
  basisDate: dateOf('created_date'),
};

function mapChange(raw: VendorChange): InventoryLedgerEntry {
  const { id, account_id, warehouse_id, sku, change_in_on_hand, reason, location_id, ...later } = raw;
  const { created_at, product, ...others } = later;
  const created = instant(created_at);
  const reference = referenceIn(reason);
  return {
    id,
    created_date: created,
    updated_date: created,
    entry_date: created,
    inventory_item_id: text(product?.id) ?? text(sku) ?? '',
    sku: text(sku) ?? '',
    quantity: units(change_in_on_hand),
    raw_event_type: text(reason),
    event_type: movementType(reason),
    reason: text(reason),
    // A reason names at most a number, never an id; the number stands below.
    object_id: null,
    object_type: null,
    warehouse_id: text(warehouse_id),
    location_id: text(location_id),
    additional_fields: {
      ...others,
      warehouse_customer_id: text(account_id),
      balance_after: units(raw.previous_on_hand) + units(change_in_on_hand),
      ...(reference && { reference }),
    },
  };
}
