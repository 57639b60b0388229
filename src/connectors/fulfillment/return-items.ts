import type { Return } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { listOf, numberOrNull, textOrNull, units, unitsOrNull } from './values.ts';

/** One item of a return. */
export interface VendorRmaItem {
  item?: { id?: number; sku?: string; name?: string } | null;
  quantityExpected?: number | null;
  quantityReturned?: number;
  quantityRestocked?: number;
  nonRestockedReason?: { id?: number; title?: string } | null;
}

/** What has come back and in which state: at most one parcel, of which the vendor tells nothing but its content. */
export function returnedParcels(rows: VendorRmaItem[] | null | undefined): Return['shipments'] {
  const arrived = listOf(rows).filter((row) => units(row.quantityReturned) > 0);
  if (arrived.length === 0) return [];
  return [
    {
      tracking_number: null,
      shipped_date: null,
      arrived_date: null,
      warehouse_id: null,
      carrier: null,
      carrier_id: null,
      carrier_name: null,
      scac: null,
      shipping_cost: null,
      measurements: UNMEASURED,
      line_items: arrived.map((row) => ({
        inventory_item_id: numberOrNull(row.item?.id) ?? textOrNull(row.item?.sku) ?? '',
        sku: textOrNull(row.item?.sku),
        quantity: units(row.quantityReturned),
        receiving_details: findings(row),
      })),
    },
  ];
}

/** The reason stands for the units that were not put back; of the others nothing but that is known. */
function findings(row: VendorRmaItem) {
  const condition = textOrNull(row.nonRestockedReason?.title);
  const quantity = units(row.quantityReturned) - (unitsOrNull(row.quantityRestocked) ?? 0);
  return condition === null || quantity <= 0 ? [] : [{ quantity, condition, disposition: null }];
}
