/** The vendor's lists: each has a path, a number that never changes, and mostly the line of business it belongs to. */
export interface List {
  /** Below the address of the interface, without a slash. */
  path: string;
  /** The field with the number that its rows are read in the order of. */
  key: 'id' | 'orderNo';
  /** The field that names the line of business; null where rows belong to none. */
  lob: 'lobId' | 'id' | null;
}

export const LISTS = {
  orders: { path: 'v3.0/order', key: 'orderNo', lob: 'lobId' },
  shipments: { path: 'v3.0/shipment', key: 'id', lob: 'lobId' },
  contents: { path: 'v3.0/cartonContent', key: 'id', lob: 'lobId' },
  asns: { path: 'v3.0/asn', key: 'id', lob: 'lobId' },
  receipts: { path: 'v3.0/itemReceipt', key: 'id', lob: 'lobId' },
  // Newer than what the vendor calls stable.
  returns: { path: 'beta/returnOrder', key: 'id', lob: 'lobId' },
  products: { path: 'v3.0/item', key: 'id', lob: 'lobId' },
  kits: { path: 'v3.0/kit', key: 'id', lob: 'lobId' },
  invoices: { path: 'v3.0/invoiceWorksheet', key: 'id', lob: 'lobId' },
  charges: { path: 'v3.0/invoiceWorksheetLine', key: 'id', lob: 'lobId' },
  warehouses: { path: 'v3.0/warehouse', key: 'id', lob: null },
  locations: { path: 'v3.0/location', key: 'id', lob: null },
  clients: { path: 'v3.0/lineOfBusiness', key: 'id', lob: 'id' },
  sources: { path: 'v3.0/orderSource', key: 'id', lob: 'lobId' },
  vendors: { path: 'v3.0/vendor', key: 'id', lob: 'lobId' },
} as const satisfies Record<string, List>;
