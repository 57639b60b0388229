import type { InventoryLedgerEntry } from '../../model/index.ts';
import { bookingType, causeType } from './codes.ts';
import { textOrNull, windowed } from './facts.ts';
import { instant } from './values.ts';

interface VendorEntry {
  entry_ref: string;
  booked_at: string;
  item_ref: string;
  sku: string;
  units: number;
  kind: string;
  why: string | null;
  cause: { kind: string; ref: string } | null;
  site: string | null;
  shelf: string | null;
  merchant: string | null;
}

/** The stock ledger. The vendor cuts whole days anew, under new references and with no date that says so. */
export const inventoryLedger = windowed<VendorEntry>({
  name: 'get_inventory_ledger',
  path: 'ledger',
  reference: 'entry_ref',
  basis: 'created',
  window: 'booked',
  basisDate: (record) => textOrNull(record.entry_date),
  versionedBy: 'as_of',
  replaces: 'day',
  onDemand: true,
  map: mapEntry,
});

function mapEntry(raw: VendorEntry): InventoryLedgerEntry {
  const { entry_ref, booked_at, item_ref, sku, units, kind, why, cause, site, shelf, merchant, ...others } =
    raw;
  const booked = instant(booked_at);
  const objectType = causeType(cause?.kind);
  return {
    id: entry_ref,
    created_date: booked,
    updated_date: booked,
    entry_date: booked,
    inventory_item_id: item_ref,
    sku,
    quantity: units,
    raw_event_type: kind,
    event_type: bookingType(kind),
    reason: why,
    object_id: objectType === null ? null : cause!.ref,
    object_type: objectType,
    warehouse_id: site,
    location_id: shelf,
    // A cause of a kind that has no word in the record is kept whole, beside the owner the list filters by.
    additional_fields: {
      ...others,
      warehouse_customer_id: merchant,
      ...(cause && objectType === null && { cause }),
    },
  };
}
