/** An order as the vendor sends it, as far as it is read. */

export interface VendorOrder {
  id: number;
  order_number?: string | null;
  reference_id?: string | null;
  created_date: string;
  status?: string | null;
  type?: string | null;
  channel?: { id?: number; name?: string | null } | null;
  financials?: { total_price?: number | null } | null;
  shipping_method?: string | null;
  shipping_terms?: { carrier_type?: string | null; payment_term?: string | null } | null;
  recipient?: VendorRecipient | null;
  products?: VendorProduct[] | null;
  tags?: { name?: string; value?: string }[] | null;
  retailer_program_data?: { shipByDate?: string | null } | null;
  shipments?: VendorShipment[] | null;
}

export interface VendorRecipient {
  name?: string | null;
  full_name?: string | null;
  email?: string | null;
  phone_number?: string | null;
  address?: Partial<
    Record<
      'address1' | 'address2' | 'company_name' | 'city' | 'state' | 'country' | 'zip_code',
      string | null
    >
  > | null;
}

export interface VendorProduct {
  id?: number | null;
  reference_id?: string | null;
  sku?: string | null;
  quantity?: number;
  unit_price?: number | null;
}

export interface VendorShipment {
  id: number;
  status?: string | null;
  status_details?: { name?: string | null; description?: string | null }[] | null;
  last_update_at?: string | null;
  last_tracking_update_at?: string | null;
  actual_fulfillment_date?: string | null;
  location?: { id?: number; name?: string | null } | null;
  ship_option?: string | null;
  package_material_type?: string | null;
  measurements?: {
    length_in?: number;
    width_in?: number;
    depth_in?: number;
    total_weight_oz?: number;
  } | null;
  invoice_amount?: number | null;
  require_signature?: boolean | null;
  tracking?: {
    carrier?: string | null;
    carrier_service?: string | null;
    tracking_number?: string | null;
    tracking_url?: string | null;
    scac?: string | null;
  } | null;
  recipient?: VendorRecipient | null;
  products?: VendorShippedProduct[] | null;
}

export interface VendorShippedProduct {
  id?: number | null;
  sku?: string | null;
  inventory_items?:
    | { id?: number; quantity?: number; lot?: string | null; expiration_date?: string | null }[]
    | null;
}
