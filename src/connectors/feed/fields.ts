/** The fields that columns of a CSV file can be mapped to, by what the file tells of. */

const ITEM = ['sku', 'gtin', 'unit', 'lot', 'expiry'] as const;
const COMMON = ['warehouse', 'customer', 'updated_date'] as const;

export const FIELDS = {
  get_orders: [
    'order_number',
    'reference',
    'purchase_order',
    'order_date',
    'status',
    'shipment',
    'ship_date',
    'scac',
    'carrier',
    'service',
    'parcel',
    'tracking_number',
    'line',
    'ordered_quantity',
    'shipped_quantity',
    'ship_to_name',
    'ship_to_company',
    'ship_to_address1',
    'ship_to_address2',
    'ship_to_city',
    'ship_to_state',
    'ship_to_postal_code',
    'ship_to_country',
    'ship_to_phone',
    'ship_to_email',
    ...ITEM,
    ...COMMON,
  ],
  get_inbound_shipments: [
    'shipment',
    'purchase_order',
    'receipt',
    'expected_date',
    'received_date',
    'status',
    'supplier',
    'tracking_number',
    'line',
    'expected_quantity',
    'received_quantity',
    ...ITEM,
    ...COMMON,
  ],
  get_inventory_ledger: [
    'id',
    'date',
    'quantity',
    'type',
    'reason',
    'location',
    'reference',
    ...ITEM,
    ...COMMON,
  ],
  get_inventory: [
    'as_of',
    'name',
    'on_hand',
    'committed',
    'available',
    'on_hold',
    'damaged',
    'awaiting',
    'location',
    'warehouse',
    'customer',
    ...ITEM,
  ],
} as const;

export type FeedFunction = keyof typeof FIELDS;

/** What a record cannot do without. */
export const NEEDED: Readonly<Record<FeedFunction, readonly string[]>> = {
  get_orders: ['order_number', 'sku', 'shipped_quantity'],
  get_inbound_shipments: ['shipment', 'sku', 'received_quantity', 'received_date'],
  get_inventory_ledger: ['id', 'sku', 'quantity', 'date'],
  get_inventory: ['sku'],
};
