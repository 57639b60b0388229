import type { WarehouseLocation } from '../../model/index.ts';
import { snapshot } from './facts.ts';
import { instant, measurements } from './values.ts';

interface VendorShelf {
  place_ref: string;
  site: string;
  label: string | null;
  kind: string | null;
  size_cm: number[] | null;
  bears_kg: number | null;
  added_at: string;
  modified_at: string;
}

/** The shelves of all sites. */
export const warehouseLocations = snapshot<VendorShelf>({
  name: 'get_warehouse_locations',
  path: 'shelves',
  reference: 'place_ref',
  map: mapShelf,
});

function mapShelf(raw: VendorShelf): WarehouseLocation {
  const { place_ref, site, label, kind, size_cm, bears_kg, added_at, modified_at, ...others } = raw;
  return {
    id: place_ref,
    created_date: instant(added_at),
    updated_date: instant(modified_at),
    name: label,
    warehouse_id: site,
    type: kind,
    measurements: measurements(size_cm, bears_kg === null ? null : bears_kg * 1000),
    additional_fields: others,
  };
}
