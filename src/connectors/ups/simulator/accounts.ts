import { diceOf } from '../../kit/simulator/draws.ts';

/** A shipper and what its invoices have in common. */
export interface Account {
  /** Six characters. */
  number: string;
  country: 'US' | 'DE';
  currency: string;
  weightUnit: string;
  /** German rows carry tax in rows of their own. */
  taxPercent: number;
  sender: readonly string[];
}

const LETTERS = 'ABCDEFGHJKMNPRTVWXY';

/** Two American shippers, one of which has a number of digits with a zero in front, and a German one. */
export function accountsOf(seed: number): Account[] {
  const dice = diceOf(seed, 'accounts');
  const mixed = () => {
    const pair = () => `${dice.between(0, 9)}${dice.pick([...LETTERS])}`;
    return pair() + pair() + pair();
  };
  const american = { country: 'US', currency: 'USD', weightUnit: 'L', taxPercent: 0 } as const;
  return [
    {
      ...american,
      number: mixed(),
      sender: ['', 'Harbor & Pine Outfitters', '12 Wharf Road', '', 'Portland', 'ME', '04101', 'US'],
    },
    {
      ...american,
      number: `0${dice.between(10_000, 99_999)}`,
      sender: ['', 'Tallgrass Supply, Inc.', '900 Elevator Row', 'Dock 4', 'Omaha', 'NE', '68102', 'US'],
    },
    {
      number: mixed(),
      country: 'DE',
      currency: 'EUR',
      weightUnit: 'K',
      taxPercent: 19,
      sender: ['', 'Möwenversand GmbH', 'Am Kai 3', '', 'Köln', '', '50667', 'DE'],
    },
  ];
}
