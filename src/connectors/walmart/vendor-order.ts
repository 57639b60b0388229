/** An order as the vendor writes it, as far as it is mapped. */

export interface VendorCharge {
  chargeType?: string | null;
  chargeName?: string | null;
  chargeAmount?: { currency?: string; amount?: number } | null;
  tax?: { taxAmount?: { amount?: number } | null } | null;
}

export interface VendorStatus {
  status?: string | null;
  statusQuantity?: { amount?: string } | null;
  trackingInfo?: {
    shipDateTime?: number | null;
    carrierName?: { carrier?: string | null; otherCarrier?: string | null } | null;
    methodCode?: string | null;
    trackingNumber?: string | null;
    trackingURL?: string | null;
  } | null;
}

export interface VendorLine {
  lineNumber?: string;
  item?: { productName?: string | null; sku?: string | null } | null;
  charges?: { charge?: VendorCharge[] | null } | null;
  orderLineQuantity?: { amount?: string } | null;
  statusDate?: number | null;
  orderLineStatuses?: { orderLineStatus?: VendorStatus[] | null } | null;
}

export interface VendorOrder {
  purchaseOrderId: string;
  customerOrderId?: string | null;
  customerEmailId?: string | null;
  orderDate: number;
  shippingInfo?: {
    phone?: string | null;
    methodCode?: string | null;
    postalAddress?: Record<string, string | null | undefined> | null;
  } | null;
  orderLines?: { orderLine?: VendorLine[] | null } | null;
  orderSummary?: { totalAmount?: { currencyAmount?: number; currencyUnit?: string } | null } | null;
  shipNode?: { type?: string | null; id?: string | null } | null;
}

/** The words for what has become of a line's units. */
export function wordsOf(line: VendorLine): string[] {
  const statuses = line.orderLineStatuses?.orderLineStatus;
  return (Array.isArray(statuses) ? statuses : []).flatMap(({ status }) =>
    typeof status === 'string' && status !== '' ? [status] : [],
  );
}

/** The id that our inventory has for what lies at such a node; stock in Walmart's own warehouses is counted apart. */
export function stockId(sku: string, nodeType: string | null | undefined): string {
  return nodeType === 'WFSFulfilled' ? `WFS:${sku}` : sku;
}
