import { amount, type Part, part, text } from './values.ts';

/** A unit that a product is counted in. */
export interface Unit {
  name: string;
  /** How many of the smallest unit it is. */
  factor: number;
  barcode: string | null;
}

/** The units of a product. */
export function unitsOf(product: Part): Unit[] {
  return Object.entries(part(product.unitOfMeasures)).flatMap(([name, value]) => {
    const factor = amount(part(value).baseQty);
    return factor === null || factor <= 0 ? [] : [{ name, factor, barcode: text(part(value).barcode) }];
  });
}

/**
 * How many of a product's smallest unit are in one of a given name. Names differ in capitals between lists.
 *
 * @throws RangeError where the product has several units and none of that name
 */
export function factorOf(units: readonly Unit[], name: unknown): number {
  const wanted = String(name).toLowerCase();
  const found =
    units.find((unit) => unit.name.toLowerCase() === wanted) ?? (units.length === 1 ? units[0] : undefined);
  if (!found)
    throw new RangeError(
      `its stock is counted in a unit that the product does not have: ${wanted.slice(0, 40)}`,
    );
  return found.factor;
}
