/** What the vendor sends, as far as it is read. */

export interface VendorLine {
  Sku?: string | null;
  Quantity?: number;
  UnitPrice?: unknown;
}

export interface VendorSale {
  Id: string;
  SaleDate: string;
  LastPrintedDate?: string | null;
  Status?: string | null;
  PrintedStatus?: boolean | null;
  Channel?: string | null;
  ChannelId?: string | null;
  Marketplace?: string | null;
  MarketplaceId?: string | null;
  Client?: string | null;
  ContactInfo?: Partial<
    Record<'FirstName' | 'LastName' | 'Company' | 'Email' | 'Phone', string | null>
  > | null;
  ShippingInfo?: Partial<
    Record<'Address1' | 'Address2' | 'City' | 'Region' | 'PostalCode' | 'Country', string | null>
  > | null;
  ShippingCarrier?: string | null;
  ShippingClass?: string | null;
  ShippingCharge?: unknown;
  MerchantItems?: VendorLine[] | null;
  MerchantKits?: VendorLine[] | null;
  FulfilledItems?: VendorLine[] | null;
  FulfilledKits?: VendorLine[] | null;
  SaleItems?: VendorLine[] | null;
  SaleKits?: VendorLine[] | null;
  ProcessedItems?: { Sku?: string | null; PickedQuantity?: number }[] | null;
}

export interface VendorShipment {
  SaleId: string;
  TrackingNumber?: string | null;
  TrackingUrl?: string | null;
  Carrier?: string | null;
  Class?: string | null;
  Status?: string | null;
  Type?: string | null;
  CreatedDate?: string | null;
  ShippedFrom?: { WarehouseCode?: string | null } | null;
  Parcels?: VendorParcel[] | null;
}

export interface VendorParcel {
  Number?: number | string | null;
  Weight?: number | null;
  WeightUnit?: string | null;
  Dimensions?: { Length?: number; Width?: number; Height?: number; Unit?: string | null } | null;
  Items?: VendorLine[] | null;
  Kits?: VendorLine[] | null;
}

/** A sale with its shipments, which are another call. */
export interface JoinedSale {
  sale: VendorSale;
  shipments: VendorShipment[];
}
