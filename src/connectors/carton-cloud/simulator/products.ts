import { mixed } from '../../kit/simulator/calendar.ts';
import { CUSTOMERS, uuid } from './goods.ts';
import type { Row } from './search.ts';

export const PRODUCTS = 240;
const KIND = 5;
const FIRST = Date.UTC(2022, 2, 7, 1);

export function idOfProduct(place: number): string {
  return uuid(KIND, place);
}

export function codeOf(place: number): string {
  return `SKU-${place}`;
}

/** A product; they were imported by the dozen. Nothing documented says when one was made, though it can be asked for. */
export function productRow(seed: number, place: number): Row {
  const id = idOfProduct(place);
  const customer = CUSTOMERS[place % CUSTOMERS.length]!;
  const created = FIRST + Math.floor(place / 12) * 5 * 86_400_000;
  return {
    id,
    fields: {
      '/id': id,
      '/code': codeOf(place),
      '/name': `Goods ${place}`,
      '/customer/id': customer.id,
      '/customer/name': customer.name,
      '/timestamps/created/time': created,
      '/timestamps/modified/time': created,
    },
    json: () => ({
      id,
      scope: 'WAREHOUSE',
      name: `Goods ${place}`,
      type: 'GENERAL',
      description: place % 3 === 0 ? `All about goods ${place}` : null,
      references: { code: codeOf(place) },
      customer,
      details: { active: place % 30 !== 0, variableWeight: false },
      itemPropertyRequirements: { batch: 'OPTIONAL' },
      defaultUnitOfMeasure: 'units',
      unitOfMeasures: {
        units: {
          baseQty: 1,
          weight: 0.4 + (mixed(seed, place) % 9) / 10,
          barcode: place % 7 === 0 ? `GOODS${place}` : String(9_300_000_000_000 + place),
        },
        carton: { baseQty: 12 },
      },
    }),
  };
}
