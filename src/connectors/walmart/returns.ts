import type { Return } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { hasArrived, returnStatus } from './codes.ts';
import { LIST_FACTS } from './facts.ts';
import { filterDate, listStep, PAGE_SIZE } from './list.ts';
import { returnedParcels, type VendorReturnGroup, type VendorReturnLine } from './return-parcels.ts';
import { instant, latest, listOf, text, textOrNull, units } from './values.ts';

interface VendorReturn {
  returnOrderId: string;
  returnOrderDate: string;
  returnLineGroups?: VendorReturnGroup[] | null;
  returnOrderLines?: VendorReturnLine[] | null;
}

/** Goods that buyers send back, by the last change. */
export const returns: SourceFunction<VendorReturn> = {
  ...LIST_FACTS,
  name: 'get_returns',
  pageSize: PAGE_SIZE,
  page: async (ctx, ask, cursor) => {
    const query = {
      returnLastModifiedStartDate: filterDate(ask.from!),
      returnLastModifiedEndDate: filterDate(ask.to!),
      replacementInfo: 'true',
    };
    const read = ({ returnOrders, meta }: Record<string, unknown>) => ({ rows: returnOrders, meta });
    const page = await listStep(ctx, '/v3/returns', query, cursor, read);
    return page as Awaited<ReturnType<SourceFunction<VendorReturn>['page']>>;
  },
  idOf: (raw) => (typeof raw?.returnOrderId === 'string' ? raw.returnOrderId || null : null),
  map: mapReturn,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

function mapReturn(raw: VendorReturn): Return {
  const { returnOrderId, returnOrderDate, ...others } = raw;
  const lines = listOf(others.returnOrderLines);
  const created = instant(returnOrderDate);
  const states = lines.map((line) => ({
    status: textOrNull(line.status),
    delivery: textOrNull(line.currentDeliveryStatus),
  }));
  const words = states.map(({ status }) => status).filter((word) => word !== null);
  return {
    id: text(returnOrderId, 'return order id'),
    warehouse_customer_id: null,
    created_date: created,
    updated_date: latest(created, lines.flatMap(datesOf)),
    status: returnStatus(states),
    raw_status: [...new Set(words)].join(', ') || null,
    order_id:
      lines.map(({ purchaseOrderId }) => textOrNull(purchaseOrderId)).find((id) => id !== null) ?? null,
    notes: [],
    line_items: lines.map(lineItem),
    shipments: returnedParcels(others.returnLineGroups, lines),
    external_system_url: null,
    additional_fields: others,
  };
}

function lineItem(line: VendorReturnLine): Return['line_items'][number] {
  const sku = textOrNull(line.item?.sku);
  const quantity = units(line.quantity?.measurementValue);
  const arrived = hasArrived(textOrNull(line.status), textOrNull(line.currentDeliveryStatus));
  return {
    inventory_item_id: sku ?? '',
    sku,
    expected_quantity: quantity,
    received_quantity: arrived ? quantity : 0,
    restocked_quantity: null,
    return_reason: textOrNull(line.returnReason),
    quantity,
    warehouse_id: null,
    returned_date: null,
  };
}

/** All instants at which something became of a line. */
function datesOf({ statusTime, currentTrackingStatuses, returnTrackingDetail }: VendorReturnLine): string[] {
  const told = [
    statusTime,
    ...listOf(currentTrackingStatuses).map((one) => one.statusTime),
    ...listOf(returnTrackingDetail).map((one) => one.eventTime),
  ];
  return told.filter((date) => date !== null && date !== undefined && date !== '').map(instant);
}
