import type { Inventory } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { canBeSent } from './codes.ts';
import { factorOf, type Unit, unitsOf } from './units.ts';
import { firstText, id, type Part, part, parts, quantity, stamp, text } from './values.ts';

/** A row of a report; null stands for the default warehouse. */
export interface StockRow {
  warehouse: string | null;
  row: Part;
}

/** A product with its rows of stock: one for each status and unit, in each warehouse. */
export interface Stocked {
  readAt: string;
  product: Part;
  rows: StockRow[];
}

/** The product that a row is about. */
export function productOf(row: Part): Part {
  return part(part(row.details).product);
}

/** Counts are in the smallest unit of the product. */
export function mapStock({ readAt, product, rows }: Stocked): Inventory {
  const number = id(part(product).id);
  const units = unitsOf(product);
  const counted = parts(rows).map((one) => countsOf(part(one.row), text(one.warehouse), units));
  const sku = text(part(product.references).code);
  return {
    id: number,
    warehouse_customer_id: text(part(product.customer).id),
    created_date: stamp(product, 'created') ?? readAt,
    updated_date: stamp(product, 'modified') ?? readAt,
    name: firstText(product.name, sku) ?? number,
    sku,
    unit_cost: null,
    active: part(product.details).active !== false,
    ...sumOf(counted),
    substitute_skus: [],
    inventory_by_warehouse_id: byWarehouse(counted),
    lots: [],
    // The vendor names no unit of its lengths and weights; they stand in the product.
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: { product, rows },
  };
}

interface Counts {
  warehouse: string | null;
  onhand: number;
  committed: number;
  fulfillable: number;
  unfulfillable: number;
  awaiting: number;
}

function countsOf(row: Part, warehouse: string | null, units: readonly Unit[]): Counts {
  const { measures, details, properties } = row;
  const unit = firstText(
    part(part(details).unitOfMeasure).type,
    part(part(properties).unitOfMeasure).type,
    part(part(details).unitOfMeasure).name,
  );
  const factor = factorOf(units, unit);
  const count = (name: string) => quantity(part(measures)[name]) * factor;
  const [all, free, promised] = [count('quantity'), count('quantityFree'), count('quantityAllocated')];
  const good = canBeSent(part(properties).productStatus);
  return {
    warehouse,
    onhand: all,
    committed: promised,
    fulfillable: good ? free : 0,
    unfulfillable: good ? 0 : free,
    awaiting: count('quantityIncoming'),
  };
}

function sumOf(rows: readonly Counts[]) {
  const sum = (name: Exclude<keyof Counts, 'warehouse'>) =>
    Math.round(rows.reduce((total, row) => total + row[name], 0));
  return {
    awaiting: sum('awaiting'),
    onhand: sum('onhand'),
    committed: sum('committed'),
    unfulfillable: sum('unfulfillable'),
    fulfillable: sum('fulfillable'),
    unsellable: sum('unfulfillable'),
    sellable: sum('fulfillable'),
  };
}

/** Of the default warehouse the vendor does not say which it is. */
function byWarehouse(rows: readonly Counts[]): Inventory['inventory_by_warehouse_id'] {
  const named = Map.groupBy(rows, ({ warehouse }) => warehouse ?? '');
  named.delete('');
  return Object.fromEntries([...named].map(([warehouse, own]) => [warehouse, sumOf(own)]));
}
