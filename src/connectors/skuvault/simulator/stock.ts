import { mixed } from '../../kit/simulator/calendar.ts';
import { written } from './json.ts';

/** More than a page of the smallest size. */
const ITEMS = 1003;
const HOUR = 3600_000;

export function skus(): string[] {
  return Array.from({ length: ITEMS }, (_, place) => `ITEM-${place + 1}`);
}

/** Counts change every few hours. */
export function quantityJson(seed: number, sku: string, place: number, now: number): Record<string, unknown> {
  const turn = Math.floor((now + place * 61_000) / (9 * HOUR));
  const bits = mixed(seed, place, turn);
  const [total, held, pending, picked] = [(bits % 400) + 30, bits % 4, (bits >>> 4) % 9, (bits >>> 9) % 5];
  return {
    Sku: sku,
    Code: String(100_000_000_000 + place),
    TotalOnHand: total,
    AvailableQuantity: total - held - pending - picked,
    HeldQuantity: held,
    PendingQuantity: pending,
    PickedQuantity: picked,
    LastModifiedDateTimeUtc: written(turn * 9 * HOUR - place * 61_000),
  };
}
