/** Orders as the vendor writes them, as far as they are mapped. */

export interface VendorMoney {
  amount?: string;
  value?: string;
  currencyCode?: string;
}

/** A place, of a buyer or of whoever sends. All of it is missing where the application may not see it. */
export interface VendorPlace {
  name?: string;
  companyName?: string;
  addressLine1?: string;
  addressLine2?: string;
  addressLine3?: string;
  city?: string;
  stateOrRegion?: string;
  districtOrCounty?: string;
  postalCode?: string;
  countryCode?: string;
  phone?: string;
}

export interface VendorBreakdown {
  type?: string;
  subtotal?: VendorMoney | null;
}

export interface VendorLine {
  orderItemId?: string;
  quantityOrdered?: number;
  product?: { asin?: string; sellerSku?: string; price?: { unitPrice?: VendorMoney | null } | null } | null;
  proceeds?: { breakdowns?: VendorBreakdown[] | null } | null;
  fulfillment?: {
    quantityFulfilled?: number;
    shipping?: { shippingConstraints?: { signatureConfirmation?: string } | null } | null;
  } | null;
}

/** A parcel that the seller sent; of those that Amazon sends there are none here. */
export interface VendorPackage {
  packageReferenceId?: string;
  packageStatus?: { status?: string } | null;
  carrier?: string;
  shipTime?: string;
  shippingService?: string;
  trackingNumber?: string;
  shipFromAddress?: VendorPlace | null;
  packageItems?: { orderItemId?: string; quantity?: number }[] | null;
}

/** Of the orders API, version 2026-01-01. */
export interface MarketplaceOrder {
  orderId?: string;
  orderAliases?: { aliasId?: string; aliasType?: string }[] | null;
  createdTime?: string;
  lastUpdatedTime?: string;
  programs?: string[] | null;
  salesChannel?: { channelName?: string; marketplaceId?: string; marketplaceName?: string } | null;
  buyer?: { buyerName?: string; buyerEmail?: string; buyerCompanyName?: string } | null;
  recipient?: { deliveryAddress?: VendorPlace | null } | null;
  proceeds?: { grandTotal?: VendorMoney | null; breakdowns?: VendorBreakdown[] | null } | null;
  fulfillment?: {
    fulfillmentStatus?: string;
    fulfilledBy?: string;
    fulfillmentServiceLevel?: string;
    shipByWindow?: { latestDateTime?: string } | null;
  } | null;
  orderItems?: VendorLine[] | null;
  packages?: VendorPackage[] | null;
}

/** Of the fulfilment API, version 2020-07-01: an order that Amazon sends for a seller who sold it elsewhere. */
export interface MultiChannelOrder {
  fulfillmentOrder: {
    sellerFulfillmentOrderId?: string;
    marketplaceId?: string;
    displayableOrderId?: string;
    displayableOrderDate?: string;
    shippingSpeedCategory?: string;
    destinationAddress?: VendorPlace | null;
    receivedDate?: string;
    fulfillmentOrderStatus?: string;
    statusUpdatedDate?: string;
  };
  fulfillmentOrderItems?:
    | {
        sellerSku?: string;
        sellerFulfillmentOrderItemId?: string;
        quantity?: number;
        perUnitPrice?: VendorMoney | null;
        perUnitDeclaredValue?: VendorMoney | null;
      }[]
    | null;
  fulfillmentShipments?: MultiChannelShipment[] | null;
}

export interface MultiChannelShipment {
  amazonShipmentId?: string;
  fulfillmentCenterId?: string;
  fulfillmentShipmentStatus?: string;
  shippingDate?: string;
  fulfillmentShipmentItem?: { sellerSku?: string; quantity?: number; packageNumber?: number }[] | null;
  fulfillmentShipmentPackage?:
    | {
        packageNumber?: number;
        carrierCode?: string;
        trackingNumber?: string;
        amazonFulfillmentTrackingNumber?: string;
      }[]
    | null;
}

export type VendorOrder = MarketplaceOrder | MultiChannelOrder;

/** Tells the one kind from the other. */
export function isMultiChannel(order: VendorOrder): order is MultiChannelOrder {
  return 'fulfillmentOrder' in order;
}
