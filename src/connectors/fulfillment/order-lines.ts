import type { Order } from '../../model/index.ts';
import { amountOrNull, listOf, numberOrNull, textOrNull, units } from './values.ts';

/** A line as `hydrate=lineItems` shows it: what the warehouse makes of it, and what was asked for. */
export interface VendorLine {
  id?: number;
  lineDetails?: { id?: number; externalSku?: string; totalQuantity?: number } | null;
  requestedSkuData?: { id?: number; sku?: string; declaredValue?: string; quantity?: number } | null;
}

/** The lines of an order. @throws RangeError for a line without a quantity */
export function lineItems(rows: VendorLine[] | null | undefined, picked: boolean): Order['line_items'] {
  return listOf(rows).map(({ lineDetails: made, requestedSkuData: asked }) => {
    const sku = textOrNull(asked?.sku) ?? textOrNull(made?.externalSku);
    return {
      // A line has no other name for what was ordered than these.
      product_id: numberOrNull(made?.id) ?? numberOrNull(asked?.id) ?? sku ?? '',
      sku,
      quantity: units(asked?.quantity ?? made?.totalQuantity),
      // What is declared to customs. The vendor knows no selling price.
      unit_price: amountOrNull(asked?.declaredValue),
      is_picked: picked,
      discount_amount: null,
    };
  });
}
