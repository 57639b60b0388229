import type { Inventory } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { instant, listOf, text, units } from './values.ts';
import { stockId } from './vendor-order.ts';

type Quantity = { amount?: number } | null;

/** A row of either list of stock, which of them it is, and when it was read. */
export interface VendorStock {
  at: 'seller' | 'WFSFulfilled';
  readAt: string;
  row: {
    sku?: string;
    /** Of the seller's own. */
    nodes?:
      | { shipNode?: string; inputQty?: Quantity; availToSellQty?: Quantity; reservedQty?: Quantity }[]
      | null;
    /** Of Walmart's warehouses. */
    shipNodes?:
      | { modifiedDate?: string; availToSellQty?: number; onHandQty?: number; shipNodeType?: string }[]
      | null;
  };
}

interface Counts {
  node: string;
  onhand: number;
  committed: number;
  fulfillable: number;
}

/** One SKU at all nodes of one kind. */
export function stock({ at, readAt, row }: VendorStock): Inventory {
  const { sku: named, ...others } = row;
  const sku = text(named, 'SKU');
  const counts = [...listOf(row.nodes).map(ofSeller), ...listOf(row.shipNodes).map(ofWalmart)];
  const all = (of: (counts: Counts) => number) => counts.reduce((total, one) => total + of(one), 0);
  const read = instant(readAt);
  return {
    id: stockId(sku, at),
    warehouse_customer_id: null,
    created_date: read,
    updated_date: read,
    name: sku,
    sku,
    unit_cost: null,
    active: true,
    awaiting: 0,
    onhand: all(({ onhand }) => onhand),
    committed: all(({ committed }) => committed),
    unfulfillable: 0,
    fulfillable: all(({ fulfillable }) => fulfillable),
    unsellable: 0,
    sellable: all(({ fulfillable }) => fulfillable),
    substitute_skus: [],
    inventory_by_warehouse_id: Object.fromEntries(
      counts.map(({ node, onhand, committed, fulfillable }) => [
        node,
        {
          awaiting: null,
          onhand,
          committed,
          unfulfillable: null,
          fulfillable,
          unsellable: null,
          sellable: fulfillable,
        },
      ]),
    ),
    lots: [],
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: others,
  };
}

/** What the seller says is there has the reserved units in it. */
function ofSeller(node: NonNullable<VendorStock['row']['nodes']>[number]): Counts {
  return {
    node: text(node.shipNode, 'ship node'),
    onhand: units(node.inputQty?.amount),
    committed: units(node.reservedQty?.amount ?? 0),
    fulfillable: units(node.availToSellQty?.amount),
  };
}

/** What is there, fit for sale, and cannot be sold is promised, or held for a reason that is not told. */
function ofWalmart(node: NonNullable<VendorStock['row']['shipNodes']>[number]): Counts {
  const onhand = units(node.onHandQty);
  const fulfillable = units(node.availToSellQty);
  const committed = Math.max(onhand - fulfillable, 0);
  return { node: text(node.shipNodeType, 'kind of node'), onhand, committed, fulfillable };
}
