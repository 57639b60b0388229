import type { Dice } from '../../kit/simulator/dice.ts';

const NAMES = ['Ann Example', 'Bo Sample', 'Zoë Trial', 'Dan Instance'];
const TOWNS = [
  { city: 'Austin', stateOrRegion: 'TX', postalCode: '78701', countryCode: 'US' },
  { city: 'Reno', stateOrRegion: 'NV', postalCode: '89501', countryCode: 'US' },
  { city: 'Toronto', stateOrRegion: 'ON', postalCode: 'M5H 2N2', countryCode: 'CA' },
];

/** Somebody who buys, with an address. */
export function person(dice: Dice) {
  return { name: dice.pick(NAMES), addressLine1: `${dice.between(1, 240)} Main St`, ...dice.pick(TOWNS) };
}

/** What is sold, stocked and sent back; by number. */
export function skuOf(kind: number): {
  sku: string;
  asin: string;
  fnsku: string;
  title: string;
  cents: number;
} {
  const code = String(kind).padStart(3, '0');
  return {
    sku: `MUG-${code}`,
    asin: `B0SIM00${code}`,
    fnsku: `X00SIM0${code}`,
    title: kind % 9 === 0 ? `12" shelf “${code}”` : `Mug ${code}`,
    cents: 500 + kind * 37,
  };
}

export const KINDS = 70;
