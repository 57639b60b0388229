/** What the vendor sends, as far as it is read. */

export interface VendorAddress {
  name?: string | null;
  company?: string | null;
  street1?: string | null;
  street2?: string | null;
  street3?: string | null;
  city?: string | null;
  state?: string | null;
  postalCode?: string | null;
  country?: string | null;
  phone?: string | null;
}

export interface VendorItem {
  orderItemId?: number | null;
  lineItemKey?: string | null;
  sku?: string | null;
  quantity?: number;
  unitPrice?: number | null;
  productId?: number | null;
  adjustment?: boolean | null;
}

export interface VendorOrder {
  orderId: number;
  orderNumber?: string | null;
  orderKey?: string | null;
  createDate: string;
  modifyDate: string;
  shipByDate?: string | null;
  orderStatus?: string | null;
  customerEmail?: string | null;
  shipTo?: VendorAddress | null;
  items?: VendorItem[] | null;
  orderTotal?: number | null;
  taxAmount?: number | null;
  shippingAmount?: number | null;
  requestedShippingService?: string | null;
  carrierCode?: string | null;
  serviceCode?: string | null;
  confirmation?: string | null;
  advancedOptions?: { warehouseId?: number | null; storeId?: number | null; source?: string | null } | null;
  tagIds?: number[] | null;
}

/** What shipments (labels) and fulfillments (marked as sent elsewhere) have in common. */
interface VendorSending {
  orderId: number;
  createDate?: string | null;
  shipDate?: string | null;
  voidDate?: string | null;
  voided?: boolean | null;
  trackingNumber?: string | null;
  carrierCode?: string | null;
  shipTo?: VendorAddress | null;
}

export interface VendorShipment extends VendorSending {
  shipmentId: number;
  serviceCode?: string | null;
  packageCode?: string | null;
  shipmentCost?: number | null;
  isReturnLabel?: boolean | null;
  warehouseId?: number | null;
  weight?: { value?: number | null; units?: string | null } | null;
  dimensions?: { length?: number; width?: number; height?: number; units?: string | null } | null;
  shipmentItems?: VendorItem[] | null;
}

export interface VendorFulfillment extends VendorSending {
  fulfillmentId: number;
}

/** An order with what was sent of it, joined from three lists. */
export interface JoinedOrder {
  order: VendorOrder;
  shipments: VendorShipment[];
  fulfillments: VendorFulfillment[];
}
