import type { Return } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { listOf, textOrNull, units } from './values.ts';

export interface VendorReturnLine {
  returnOrderLineNumber?: number;
  purchaseOrderId?: string | null;
  returnReason?: string | null;
  item?: { sku?: string | null; condition?: string | null } | null;
  quantity?: { measurementValue?: number } | null;
  status?: string | null;
  statusTime?: string | null;
  currentDeliveryStatus?: string | null;
  currentTrackingStatuses?: { statusTime?: string | null }[] | null;
  returnTrackingDetail?: { eventTime?: string | null }[] | null;
}

export interface VendorReturnGroup {
  returnLines?: { returnOrderLineNumber?: number }[] | null;
  labels?:
    | { carrierInfoList?: { carrierId?: string; carrierName?: string; trackingNo?: string }[] | null }[]
    | null;
}

/** The parcels that labels were made for. Of which lines lie in which, only that of a group is told. */
export function returnedParcels(
  groups: readonly VendorReturnGroup[] | null | undefined,
  lines: readonly VendorReturnLine[],
): Return['shipments'] {
  return listOf(groups).flatMap(({ labels, returnLines }) => {
    const numbers = new Set(listOf(returnLines).map(({ returnOrderLineNumber }) => returnOrderLineNumber));
    const own = lines.filter(({ returnOrderLineNumber }) => numbers.has(returnOrderLineNumber));
    const carriers = listOf(labels).flatMap(({ carrierInfoList }) => listOf(carrierInfoList));
    return carriers.map(({ carrierId, carrierName, trackingNo }) => ({
      tracking_number: textOrNull(trackingNo),
      shipped_date: null,
      arrived_date: null,
      warehouse_id: null,
      carrier: textOrNull(carrierName),
      carrier_id: textOrNull(carrierId),
      carrier_name: textOrNull(carrierName),
      scac: null,
      shipping_cost: null,
      measurements: UNMEASURED,
      // With several parcels nobody says what is in which.
      line_items: carriers.length > 1 ? [] : own.map(content),
    }));
  });
}

function content({ item, quantity }: VendorReturnLine): Return['shipments'][number]['line_items'][number] {
  const sku = textOrNull(item?.sku);
  return {
    inventory_item_id: sku ?? '',
    sku,
    quantity: units(quantity?.measurementValue),
    // The condition it was sold in, not the one it came back in.
    receiving_details: [],
  };
}
