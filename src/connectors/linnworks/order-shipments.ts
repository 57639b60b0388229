import type { Order } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { idOrNull, instantOrNull, listOf, text, textOrNull, units } from './values.ts';
import { itemsOf, skuOf, type VendorItem, type VendorOrder } from './vendor-order.ts';

type Shipment = Order['shipments'][number];

/** The one shipment of an order that is processed: what goes in two makes two orders. */
export function shipments(raw: VendorOrder, address: Shipment['ship_to_address']): Shipment[] {
  const id = text(raw.OrderId, 'order id');
  const { ShippingInfo: sent } = raw;
  const method = textOrNull(sent?.PostalServiceName);
  const carrier = textOrNull(sent?.Vendor);
  const items = itemsOf(raw).flatMap((item) => moved(item, null));
  return [
    {
      shipment_id: id,
      warehouse_id: textOrNull(raw.FulfilmentLocationId) ?? '',
      raw_status: null,
      status: 'shipped',
      shipped_date: instantOrNull(raw.ProcessedOn),
      shipping_method: method,
      line_items: items,
      ship_to_address: address,
      ship_from_address: UNKNOWN_PLACE,
      packages: [
        {
          package_id: id,
          package_name: textOrNull(sent?.PackageType),
          tracking_number: textOrNull(sent?.TrackingNumber),
          tracking_url: null,
          shipping_method: method,
          carrier,
          shipping_method_id: idOrNull(sent?.PostalServiceId),
          shipping_method_name: method,
          carrier_id: carrier,
          carrier_name: carrier,
          scac: null,
          shipping_cost: null,
          // In which unit the vendor weighs is told nowhere; see the additional fields.
          measurements: UNMEASURED,
          line_items: items.map((item) => ({ ...item, lot_id: null, expiration_date: null })),
        },
      ],
    },
  ];
}

/** What leaves the shelf: of a kit, its parts, which may be kits. */
function moved(item: VendorItem, kit: string | null): Shipment['line_items'] {
  if (item.IsService === true) return [];
  const parts = listOf(item.CompositeSubItems);
  if (parts.length > 0) return parts.flatMap((part) => moved(part, idOrNull(item.StockItemId)));
  return [
    {
      inventory_item_id: idOrNull(item.StockItemId) ?? '',
      sku: skuOf(item),
      quantity: units(item.Quantity),
      parent_product_id: kit,
    },
  ];
}
