/** What the vendor sends, as far as it is read. Dates are text, with an offset. */

type Text = string | null;
type Count = number | null;

export interface VendorOrder {
  orderNo: number;
  customerOrderNo?: Text;
  customerPONo?: Text;
  lobId?: Count;
  warehouseId?: Count;
  orderSourceId?: Count;
  carrierId?: Count;
  createDate?: Text;
  orderDate?: Text;
  modifyDate: string;
  needByDate?: Text;
  shipVia?: Text;
  status?: Text;
  total?: Count;
  tax?: Count;
  totalDiscount?: Count;
  shippingCharge?: Count;
  shipToAttention?: Text;
  shipToCompany?: Text;
  shipToStreet?: Text;
  shipToStreet2?: Text;
  shipToStreet3?: Text;
  shipToCity?: Text;
  shipToState?: Text;
  shipToZip?: Text;
  shipToCountry?: Text;
  shipToPhone?: Text;
  shipToEmail?: Text;
  lineItems?: VendorLine[] | null;
}

interface VendorLine {
  lobId?: Count;
  sku?: Text;
  orderedQty?: Count;
  shippedQty?: Count;
  unitSell?: Count;
  extendedDiscount?: Count;
}

export interface VendorShipment {
  id: number;
  orderNo?: Count;
  createDate?: Text;
  modifyDate?: Text;
  shipDate?: Text;
  shipped?: boolean | null;
  status?: Text;
  trackingNo?: Text;
  warehouseId?: Count;
  cartonId?: Count;
  carrier?: Count;
  carrierCompany?: Text;
  dim1In?: Count;
  dim2In?: Count;
  dim3In?: Count;
  weightLbs?: Count;
  chargedFreightAmount?: Count;
}

/** So many of an item in a carton. */
export interface VendorContent {
  id: number;
  orderNo?: Count;
  cartonId?: Count;
  lobId?: Count;
  sku?: Text;
  quantity?: Count;
}

/** An order with what other lists have of it. */
export interface JoinedOrder {
  order: VendorOrder;
  shipments: VendorShipment[];
  contents: VendorContent[];
}

export interface VendorAsn {
  id: number;
  poNo?: Text;
  lobId?: Count;
  vendorId?: Count;
  warehouseId?: Count;
  orderDate?: Text;
  createDate?: Text;
  modifyDate: string;
  status?: Text;
  remarks?: Text;
  lineItems?: VendorReceipt[] | null;
}

/** A line of an ASN, and what was received of it. */
export interface VendorReceipt {
  id: number;
  poNoId?: Count;
  lobId?: Count;
  sku?: Text;
  orderQuantity?: Count;
  receivedQuantity?: Count;
  requestedDeliveryDate?: Text;
  receivedDate?: Text;
  dockDate?: Text;
  modifyDate?: Text;
  cost?: Count;
  vendorSKU?: Text;
}

export interface VendorReturn {
  id: number;
  lobId?: Count;
  createDate: string;
  originalOrderNo?: Count;
  returnAsnId?: Count;
  returnOrderStatus?: Text;
  returnReason?: Text;
  returnOrderLineItemList?: VendorReturnLine[] | null;
}

interface VendorReturnLine {
  sku?: Text;
  expectedReturnQuantity?: Count;
  actualReturnQuantity?: Count;
  returnOrderLineInspectionStatus?: Text;
}

export interface VendorItem {
  id: number;
  lobId?: Count;
  sku?: Text;
  vendorSKU?: Text;
  upc?: Text;
  itemDescription?: Text;
  createDate?: Text;
  modifyDate: string;
  voidDate?: Text;
  sellPrice?: Count;
  vendorId?: Count;
  vendorPrice?: Count;
  length?: Count;
  width?: Count;
  height?: Count;
  weightPerWrap?: Count;
  unitsPerWrap?: Count;
  inventoryUpdateTimestamp?: Text;
  [quantity: `${string}Quantity` | `warehouse${number}Id`]: Count | undefined;
}

export interface VendorKit {
  id: number;
  lobId?: Count;
  kitSKU?: Text;
  modifyDate?: Text;
  kitComponentList?: { sku?: Text; quantity?: Count }[] | null;
}

/** An item, and the kit it is where it is one. */
export interface JoinedItem {
  item: VendorItem;
  kit: VendorKit | null;
}

export interface VendorInvoice {
  id: number;
  lobId?: Count;
  invoiceNo?: Text;
  name?: Text;
  status?: Text;
  modifyDate?: Text;
  startDate?: Text;
  endDate?: Text;
  issueDate?: Text;
  invoiceWorksheetLineItemList?: unknown;
}

export interface VendorCharge {
  id: number;
  lobId?: Count;
  invoiceWorksheetId?: Count;
  createDate?: Text;
  modifyDate: string;
  description?: Text;
  extendedCharge?: Count;
}

/** A charge, and the invoice it stands on. */
export interface JoinedCharge {
  charge: VendorCharge;
  invoice: VendorInvoice | null;
}
