/** An order as the newer interface writes it, as far as it is mapped. */
import { textOrNull } from './values.ts';

export interface VendorItem {
  StockItemId?: string | null;
  SKU?: string | null;
  ChannelSKU?: string | null;
  Quantity?: number | null;
  PricePerUnit?: number | null;
  DiscountValue?: number | null;
  /** Postage, gift wrapping: nothing that lies on a shelf. */
  IsService?: boolean | null;
  /** What a kit is made of. */
  CompositeSubItems?: VendorItem[] | null;
}

export interface VendorOrder {
  OrderId: string;
  NumOrderId?: number | null;
  Processed?: boolean | null;
  ProcessedOn?: string | null;
  LastUpdated: string;
  FulfilmentLocationId?: string | null;
  GeneralInfo?: {
    Status?: number | null;
    LabelPrinted?: boolean | null;
    PickListPrinted?: boolean | null;
    ReferenceNum?: string | null;
    ReceivedDate?: string | null;
    Source?: string | null;
    SubSource?: string | null;
    DespatchByDate?: string | null;
    StockAllocationType?: string | null;
    /** Of orders that are open. */
    IsParked?: boolean | null;
    /** Of orders that are processed. */
    IsCancelled?: boolean | null;
  } | null;
  ShippingInfo?: {
    Vendor?: string | null;
    PostalServiceId?: string | null;
    PostalServiceName?: string | null;
    PackageType?: string | null;
    TrackingNumber?: string | null;
  } | null;
  TotalsInfo?: {
    PostageCost?: number | null;
    Tax?: number | null;
    TotalCharge?: number | null;
    TotalDiscount?: number | null;
    Currency?: string | null;
  } | null;
  CustomerInfo?: { Address?: Partial<Record<string, string | null>> | null } | null;
  Folders?: string[] | null;
  Items?: VendorItem[] | null;
}

/** @throws RangeError when there is no list: what is left out is not empty */
export function itemsOf({ Items }: VendorOrder): readonly VendorItem[] {
  if (!Array.isArray(Items)) throw new RangeError('no list of items');
  return Items;
}

/** As the stock has it; as the channel does, where a line is linked to no stock. */
export function skuOf({ SKU, ChannelSKU }: VendorItem): string | null {
  return textOrNull(SKU) ?? textOrNull(ChannelSKU);
}
