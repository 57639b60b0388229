/** The vendor's words and ours. What no table knows becomes `other`, or null where that is no status. */
import type { Order } from '../../model/index.ts';

type Measurements = Order['shipments'][number]['packages'][number]['measurements'];

const statuses: Readonly<Record<string, Order['status']>> = {
  awaiting_payment: 'open',
  awaiting_shipment: 'confirmed',
  pending_fulfillment: 'processing',
  on_hold: 'exception',
  shipped: 'fulfilled',
  cancelled: 'cancelled',
};

/** Ours, and how many of theirs are one of ours. */
const weights: Readonly<Record<string, [NonNullable<Measurements['weight_unit']>, number]>> = {
  pounds: ['lb', 1],
  ounces: ['oz', 1],
  grams: ['kg', 1000],
};

const lengths: Readonly<Record<string, NonNullable<Measurements['unit']>>> = {
  inches: 'in',
  centimeters: 'cm',
};

export function orderStatus(word: string | null): Order['status'] {
  return known(statuses, word) ?? 'other';
}

export function lengthUnit(word: string | null): Measurements['unit'] {
  return known(lengths, word) ?? null;
}

/** A weight in one of our units; null where the vendor's is none of those it lists. */
export function weightIn(
  value: number | null,
  word: string | null,
): Pick<Measurements, 'weight' | 'weight_unit'> {
  const [unit, share] = known(weights, word) ?? [];
  if (value === null || !unit || !share) return { weight: null, weight_unit: null };
  return { weight: value / share, weight_unit: unit };
}

function known<T>(table: Readonly<Record<string, T>>, word: string | null): T | undefined {
  const lower = word?.toLowerCase() ?? '';
  return Object.hasOwn(table, lower) ? table[lower] : undefined;
}
