/** An order as the vendor writes it, as far as it is mapped. */

export interface VendorItem {
  id?: number;
  item_id?: number | null;
  sku?: string | null;
  quantity?: number | null;
  price?: string | null;
  packed?: number | null;
  packaging?: boolean | null;
  currency?: string | null;
}

export interface VendorPackage {
  id?: number;
  shipped_on?: string | null;
  ship_actual_cost?: string | null;
  actual_weight?: string | null;
  actual_length?: string | null;
  actual_width?: string | null;
  actual_height?: string | null;
  tracking?: string | null;
  tracking_link?: string | null;
  order_item_ids?: number[] | null;
}

export interface VendorOrder {
  id: number;
  customer_id?: number | null;
  warehouse_id?: number | null;
  humanize_id?: string | null;
  status?: number | null;
  status_name?: string | null;
  order_orig?: string | null;
  order_type?: string | null;
  created_at?: string | null;
  updated_at?: string | null;
  shipped_on?: string | null;
  email?: string | null;
  first_name?: string | null;
  last_name?: string | null;
  shipping_name?: string | null;
  shipping_company?: string | null;
  shipping_address_1?: string | null;
  shipping_address_2?: string | null;
  shipping_city?: string | null;
  shipping_state?: string | null;
  shipping_zip?: string | null;
  shipping_country?: string | null;
  shipping_country_iso2?: string | null;
  shipping_phone?: string | null;
  shop_shipping_method_text?: string | null;
  scac?: string | null;
  incoterm?: string | null;
  saturday_delivery?: boolean | null;
  require_signature?: boolean | null;
  require_adult_signature?: boolean | null;
  payment_type?: string | null;
  ship_3rdparty_account?: string | null;
  originator?: { provider?: string | null; shop_id?: number | null; original_id?: string | null } | null;
  shipping_method?: {
    id?: number;
    carrier?: string | null;
    name?: string | null;
    scac?: string | null;
  } | null;
  order_items?: VendorItem[] | null;
  packages?: VendorPackage[] | null;
}

/** What was ordered, without the boxes it goes into, which are order items, too. */
export function goodsOf(items: readonly VendorItem[]): VendorItem[] {
  return items.filter(({ packaging }) => packaging !== true);
}
