import type { Order } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { parcelStatus } from './codes.ts';
import {
  amountOrNull,
  dayOrNull,
  instantOrNull,
  measurements,
  methodFields,
  type VendorMethod,
} from './values.ts';

type Shipment = Order['shipments'][number];

/** The vendor lists parcels flat; each names the consignment it left with. */
export interface VendorParcel {
  parcel_ref: string;
  consignment: string;
  site: string;
  state: string;
  gone_at: string | null;
  box: string | null;
  tracking: { number: string; url: string | null } | null;
  method: VendorMethod | null;
  paid: string | null;
  size_cm: number[] | null;
  grams: number | null;
  contents: {
    item_ref: string;
    sku: string | null;
    qty: number;
    bundle: string | null;
    batch: string | null;
    best_before: string | null;
  }[];
}

/** Gathers parcels into shipments, one a consignment, in the order they first appear. */
export function shipments(parcels: VendorParcel[], to: Shipment['ship_to_address']): Shipment[] {
  const byConsignment = new Map<string, VendorParcel[]>();
  for (const parcel of parcels) {
    const together = byConsignment.get(parcel.consignment);
    if (together) together.push(parcel);
    else byConsignment.set(parcel.consignment, [parcel]);
  }
  return [...byConsignment].map(([consignment, together]) => shipment(consignment, together, to));
}

function shipment(id: string, parcels: VendorParcel[], to: Shipment['ship_to_address']): Shipment {
  const first = parcels[0]!;
  return {
    shipment_id: id,
    warehouse_id: first.site,
    raw_status: first.state,
    status: parcelStatus(first.state),
    shipped_date: instantOrNull(first.gone_at),
    shipping_method: first.method?.label ?? null,
    line_items: parcels.flatMap((parcel) => parcel.contents.map(item)),
    ship_to_address: to,
    // Orders name the site; where it stands is in the list of sites only.
    ship_from_address: UNKNOWN_PLACE,
    packages: parcels.map(mapParcel),
  };
}

function mapParcel(parcel: VendorParcel): Shipment['packages'][number] {
  return {
    package_id: parcel.parcel_ref,
    package_name: parcel.box,
    tracking_number: parcel.tracking?.number ?? null,
    tracking_url: parcel.tracking?.url ?? null,
    shipping_method: parcel.method?.label ?? null,
    carrier: parcel.method?.carrier.label ?? null,
    ...methodFields(parcel.method),
    scac: parcel.method?.carrier.scac ?? null,
    shipping_cost: amountOrNull(parcel.paid),
    measurements: measurements(parcel.size_cm, parcel.grams),
    line_items: parcel.contents.map((content) => ({
      ...item(content),
      lot_id: content.batch,
      expiration_date: dayOrNull(content.best_before),
    })),
  };
}

function item(content: VendorParcel['contents'][number]) {
  return {
    inventory_item_id: content.item_ref,
    sku: content.sku,
    quantity: content.qty,
    parent_product_id: content.bundle,
  };
}
