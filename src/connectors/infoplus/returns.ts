import type { Return } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { inPasses, type Pass } from '../kit/passes.ts';
import { receivedStatus } from './codes.ts';
import { windowed } from './facts.ts';
import { LISTS } from './lists.ts';
import { dated, type Lead, led } from './passes.ts';
import { id, instant, itemKey, items, number, numberOrNull, text, units } from './values.ts';
import type { VendorAsn, VendorReceipt, VendorReturn } from './vendor.ts';

const asIs = async (_: unknown, rows: VendorReturn[]) => rows;

/**
 * Return orders by their creation, the only date that they are known to have. What comes in for one is received on an
 * ASN, whose changes are dated; so those to which such an ASN belongs are read again.
 */
export const returns: SourceFunction<VendorReturn> = {
  ...windowed,
  name: 'get_returns',
  basis: 'created',
  // One client of the vendor's reads this list; the vendor's own libraries are older than it.
  evidence: 'third-party',
  page: inPasses([
    dated('made', LISTS.returns, 'createDate', asIs),
    arrived<VendorAsn>('announced', {
      list: LISTS.asns,
      field: 'modifyDate',
      key: (asn) => numberOrNull(asn.id),
    }),
    arrived<VendorReceipt>('received', {
      list: LISTS.receipts,
      field: 'modifyDate',
      key: (receipt) => numberOrNull(receipt.poNoId),
    }),
  ]),
  idOf: (raw) => id(raw?.id),
  map: mapReturn,
  basisDate: (record) => (typeof record.created_date === 'string' ? record.created_date : null),
};

function arrived<From extends object>(name: string, lead: Lead<From>): Pass<VendorReturn> {
  return led<From, VendorReturn, VendorReturn>(name, lead, LISTS.returns, 'returnAsnId', asIs);
}

function mapReturn(raw: VendorReturn): Return {
  const { id: returnId, lobId, createDate, originalOrderNo, returnOrderStatus, ...later } = raw;
  const { returnReason, returnOrderLineItemList, ...others } = later;
  const lines = items(returnOrderLineItemList);
  const counts = lines.map((line) => ({
    expected: units(line.expectedReturnQuantity),
    received: units(line.actualReturnQuantity),
  }));
  return {
    id: number(returnId).toString(),
    warehouse_customer_id: id(lobId),
    created_date: instant(createDate),
    // When it was changed is told nowhere; the version is the as_of.
    updated_date: instant(createDate),
    status: receivedStatus(text(returnOrderStatus), counts),
    raw_status: text(returnOrderStatus),
    order_id: id(originalOrderNo),
    notes: [],
    line_items: lines.map((line, place) => ({
      inventory_item_id: itemKey(lobId, line.sku),
      sku: text(line.sku),
      expected_quantity: counts[place]!.expected,
      received_quantity: counts[place]!.received,
      restocked_quantity: null,
      return_reason: text(returnReason),
      quantity: counts[place]!.expected,
      warehouse_id: null,
      returned_date: null,
    })),
    shipments: [],
    external_system_url: null,
    additional_fields: { ...others, lines: lines.map(({ sku: _, ...rest }) => rest) },
  };
}
