/** The vendor's words and ours. What no table knows becomes `other`, or null where that is no status. */
import type { Order } from '../../model/index.ts';
import { known } from '../kit/readings.ts';

type Measurements = Order['shipments'][number]['packages'][number]['measurements'];

const statuses: Readonly<Record<string, Order['status']>> = {
  Pending: 'open',
  ReadyToShip: 'confirmed',
  Completed: 'fulfilled',
  // Sent without having been paid for.
  ShippedUnpaid: 'fulfilled',
  Cancelled: 'cancelled',
  Invalid: 'exception',
};

const lengths: Readonly<Record<string, NonNullable<Measurements['unit']>>> = {
  in: 'in',
  inch: 'in',
  inches: 'in',
  cm: 'cm',
  centimeters: 'cm',
};
const weights: Readonly<Record<string, NonNullable<Measurements['weight_unit']>>> = {
  lb: 'lb',
  lbs: 'lb',
  pounds: 'lb',
  oz: 'oz',
  ounces: 'oz',
  kg: 'kg',
  kilograms: 'kg',
};

/** What is ready to be sent goes on by being printed, and by being picked. */
export function saleStatus(word: string | null, printed: boolean, picked: boolean): Order['status'] {
  const status = known(statuses, word) ?? 'other';
  if (status !== 'confirmed') return status;
  return picked ? 'picked' : printed ? 'processing' : status;
}

export function lengthUnit(word: string | null): Measurements['unit'] {
  return known(lengths, word?.toLowerCase() ?? null) ?? null;
}

export function weightUnit(word: string | null): Measurements['weight_unit'] {
  return known(weights, word?.toLowerCase() ?? null) ?? null;
}
