import { invoiceDay, isoDay, pickupDay } from '../../kit/simulator/billing-week.ts';
import type { Dice } from '../../kit/simulator/dice.ts';
import { diceOf } from '../../kit/simulator/draws.ts';

const WEEKDAYS = [0, 1, 2, 3, 4];

/** A payer and the form its files have. */
export interface Account {
  number: string;
  layout: 'us' | 'international' | 'edi';
  currency: string;
  country: string;
  /** In which weeks it is billed: every so many, from one on. */
  every: number;
  from: number;
}

const ACCOUNTS: readonly Account[] = [
  { number: '111222333', layout: 'us', currency: 'USD', country: 'US', every: 1, from: 0 },
  { number: '087654321', layout: 'international', currency: 'EUR', country: 'NL', every: 4, from: 1 },
  { number: '444555666', layout: 'edi', currency: 'USD', country: 'US', every: 4, from: 3 },
];

/** Those that get an invoice in a week; the first gets one every week. */
export function billedIn(week: number): readonly Account[] {
  return ACCOUNTS.filter(({ every, from }) => week % every === from);
}

/** What decides the invoices. */
export interface Terms {
  seed: number;
  /** How many shipments each account sends a weekday. */
  perDay: number;
}

/** A charge in cents, under the words that FedEx has for it. */
export interface Charge {
  label: string;
  cents: number;
}

/** A row of an invoice that bills. */
export interface Shipment {
  /** Empty for what is billed to the account. */
  tracking: string;
  /** `2026-04-13`; empty on corrections, which tell no day. */
  day: string;
  service: string;
  /** What is listed beside the base. */
  charges: Charge[];
  base: number;
  /** Whether the base stands among the charges, as in files of some customers, or has to be told from the total. */
  baseListed: boolean;
  pieces: number;
  /** What an adjustment belongs to. */
  corrects: string;
}

export interface Invoice {
  account: Account;
  week: number;
  number: string;
  shipments: Shipment[];
  /** In cents. */
  total: number;
}

/** Everything of a shipment's row. */
export function netOf({ charges, base }: Shipment): number {
  return base + charges.reduce((sum, { cents }) => sum + cents, 0);
}

/** The invoice of an account for a week. */
export function invoiceOf(terms: Terms, account: Account, week: number): Invoice {
  const shipments = [
    ...shipmentsOf(terms, account, week),
    ...shipmentsOf(terms, account, week - 4).flatMap(correctionOf),
    ...lateFee(account, week),
  ];
  return {
    account,
    week,
    number: String(900_000_000 + (week % 100_000) * 10 + ACCOUNTS.indexOf(account)),
    shipments,
    total: shipments.reduce((sum, shipment) => sum + netOf(shipment), 0),
  };
}

function shipmentsOf({ seed, perDay }: Terms, account: Account, week: number): Shipment[] {
  return WEEKDAYS.flatMap((weekday) =>
    Array.from({ length: perDay }, (_, nth) => {
      const dice = diceOf(seed, account.number, week, weekday, nth);
      const base = dice.between(800, 6000);
      const number = ((week % 10_000) * 10 + weekday) * 1000 + nth;
      return {
        tracking: `7${ACCOUNTS.indexOf(account)}${String(number).padStart(10, '0')}`,
        day: isoDay(pickupDay(week, weekday)),
        service: dice.pick(['FedEx 2Day', 'Home Delivery', 'Priority Overnight', 'Ground']),
        charges: chargesOf(dice, base),
        base,
        baseListed: account.layout === 'edi' || dice.chance(0.3),
        pieces: dice.chance(0.08) ? 3 : 1,
        corrects: '',
      };
    }),
  );
}

function chargesOf(dice: Dice, base: number): Charge[] {
  const charges: Charge[] = [];
  const may = (share: number, label: string, cents: number) => {
    if (dice.chance(share)) charges.push({ label, cents });
  };
  may(0.9, 'Earned Discount', -Math.round(base * 0.2));
  may(0.5, 'Performance Pricing', -Math.round(base * 0.1));
  may(0.95, 'Fuel Surcharge', Math.round(base * 0.14));
  may(0.4, 'Residential Delivery', 595);
  may(0.2, 'Delivery Area Surcharge', 430);
  may(0.05, 'Additional Handling', 2_750);
  return charges;
}

/** Four weeks later, for one in twelve: an address put right, or the same fee given back. */
function correctionOf({ tracking, service }: Shipment): Shipment[] {
  const dice = diceOf('correction', tracking);
  if (!dice.chance(1 / 12)) return [];
  const cents = dice.pick([2_200, -2_200, -250]);
  return [
    {
      tracking,
      day: '',
      service,
      charges: [{ label: 'Address Correction', cents }],
      base: 0,
      baseListed: true,
      pieces: 1,
      corrects: tracking,
    },
  ];
}

/** Two fees of one kind and size, which nothing but their place tells apart; more than a thousand, for the marks. */
function lateFee(account: Account, week: number): Shipment[] {
  if (account.every === 1 && week % 2 === 1) return [];
  const fee: Shipment = {
    tracking: '',
    day: isoDay(invoiceDay(week)),
    service: '',
    charges: [{ label: account.layout === 'edi' ? 'Miscellaneous (LTF)' : 'Late Fee', cents: 123_456 }],
    base: 0,
    baseListed: true,
    pieces: 1,
    corrects: '',
  };
  return [fee, fee];
}
