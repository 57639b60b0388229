import type { Item, More } from './advice.ts';
import type { Profile } from './profile.ts';

/** The id of the inventory item that documents name by SKU, and where the profile says so, by warehouse as well. */
export function itemId(sku: string, warehouse: string | null, profile: Pick<Profile, 'item_id'>): string {
  return profile.item_id === 'sku_and_warehouse' && warehouse !== null ? `${sku}@${warehouse}` : sku;
}

/** @throws RangeError for what is no whole number of units, which no record can carry */
export function units(quantity: number, { sku, unit }: Pick<Item, 'sku' | 'unit'>): number {
  if (Number.isSafeInteger(quantity)) return quantity;
  throw new RangeError(`${quantity} ${unit ?? 'units'} of ${sku.slice(0, 60)} are no whole number`);
}

/** A sum that does not drift: 0.1 + 0.2 is 0.3. */
export function sum(numbers: readonly number[]): number {
  return Number(numbers.reduce((total, one) => total + one, 0).toFixed(6));
}

/** What says something; of several what was said last. */
export function said(...all: readonly More[]): Record<string, string | number> {
  return Object.fromEntries(
    all
      .flatMap((more) => Object.entries(more))
      .filter((entry): entry is [string, string | number] => entry[1] !== null),
  );
}

/** Values under their keys, in the order in which keys first came. */
export function grouped<One>(all: readonly One[], keyOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
