import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { CUSTOMERS, local, WAREHOUSE } from './goods.ts';
import type { Step } from './life.ts';
import { codeOf, idOfProduct, PRODUCTS } from './products.ts';

export function customerOf(number: number): (typeof CUSTOMERS)[number] {
  return CUSTOMERS[number % CUSTOMERS.length]!;
}

export function referenceOf(number: number): string {
  return `WEB-${1000 + number}`;
}

/** An order as it stands. @param changed when it was changed last, in milliseconds since 1970 */
export function orderJson(
  seed: number,
  number: number,
  id: string,
  { steps, edited, changed }: { steps: readonly Step[]; edited: number | null; changed: number },
): Record<string, unknown> {
  const dice = new Dice(mixed(seed, number, 2));
  const customer = customerOf(number);
  const status = steps.at(-1)!.word;
  const time = (word: Step['word']) => {
    const step = steps.find((one) => one.word === word);
    return step ? { time: local(step.at) } : undefined;
  };
  const items = Array.from({ length: dice.between(1, 3) }, () => line(dice, number));
  return {
    id,
    type: 'OUTBOUND',
    version: steps.length + (edited === null ? 0 : 1),
    status,
    references: { customer: referenceOf(number), numericId: String(number) },
    customer,
    warehouse: WAREHOUSE,
    details: {
      urgent: number % 10 === 0,
      instructions: edited === null ? '' : 'Pack with care',
      collect: { requiredDate: local(steps[0]!.at + 3 * 86_400_000).slice(0, 10) },
      deliver: {
        address: {
          companyName: null,
          contactName: `L. Tan ${number % 89}`,
          address1: `${(number % 120) + 1} Bay St`,
          address2: null,
          suburb: number % 2 === 0 ? 'Parramatta Park' : null,
          city: 'Cairns',
          state: { code: 'QLD', name: 'Queensland' },
          postcode: '4870',
          country: { iso2Code: 'AU', iso3Code: 'AUS', name: 'Australia' },
          phone: '555 0100',
          email: null,
        },
        method: { type: 'SHIPPING', requestedService: dice.pick(['Express', 'Standard']) },
        instructions: 'Leave by front door',
      },
      invoiceValue: number % 4 === 0 ? null : { amount: dice.between(20, 400), currency: 'AUD' },
      allowSplitting: true,
      errors:
        status === 'REJECTED'
          ? [{ message: `${items[0]!.details.product.name} - not found`, isResolved: false }]
          : [],
    },
    properties: {},
    items,
    timestamps: {
      created: { time: local(steps[0]!.at) },
      modified: { time: local(changed) },
      packed: time('PACKED'),
      dispatched: time('DISPATCHED'),
    },
  };
}

function line(dice: Dice, order: number) {
  const product = CUSTOMERS.length * dice.below(PRODUCTS / CUSTOMERS.length) + (order % CUSTOMERS.length);
  return {
    properties: { batch: `B${dice.below(40)}` },
    details: {
      product: { id: idOfProduct(product), name: `Goods ${product}`, references: { code: codeOf(product) } },
      unitOfMeasure: { type: dice.chance(0.3) ? 'CARTON' : 'UNITS' },
      approximateUnitPrice: { amount: 2.5, currency: 'AUD' },
    },
    measures: { quantity: dice.between(1, 20) },
  };
}
