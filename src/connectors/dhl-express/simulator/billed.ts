import { isoDay, pickupDay } from '../../kit/simulator/billing-week.ts';
import type { Dice } from '../../kit/simulator/dice.ts';
import { diceOf } from '../../kit/simulator/draws.ts';

const WEEKDAYS = [0, 1, 2, 3, 4];

/** A payer, and how its files look. */
export interface Account {
  number: string;
  station: string;
  currency: string;
  layout: 'standard' | 'semicolons' | 'australian';
  every: number;
  from: number;
}

const ACCOUNTS: readonly Account[] = [
  { number: '960000001', station: 'MUC', currency: 'EUR', layout: 'standard', every: 1, from: 0 },
  { number: '960000002', station: 'AMS', currency: 'EUR', layout: 'semicolons', every: 4, from: 1 },
  { number: '518000003', station: 'MEL', currency: '', layout: 'australian', every: 4, from: 3 },
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

/** An extra charge, in cents. */
export interface Extra {
  code: string;
  name: string;
  charge: number;
  discount: number;
}

export interface Shipment {
  waybill: string;
  day: string;
  weightCharge: number;
  discount: number;
  extras: Extra[];
}

export interface Invoice {
  account: Account;
  week: number;
  number: string;
  /** As DHL calls it. */
  type: 'Invoice' | 'CN INB' | 'DUTY';
  original: string;
  shipments: Shipment[];
  fee: number;
}

/** Without tax. */
export function netOf({ weightCharge, discount, extras }: Shipment): number {
  return weightCharge + discount + extras.reduce((sum, one) => sum + one.charge + one.discount, 0);
}

/** All invoices of an account for a week: the transport, now and then duties, and what is given back. */
export function invoicesOf(terms: Terms, account: Account, week: number): Invoice[] {
  const shipments = WEEKDAYS.flatMap((weekday) => shipmentsOf(terms, account, week, weekday));
  const number = (letters: string) =>
    `${account.station}${letters}${String(week % 100_000).padStart(8, '0')}`;
  const common = { account, week, original: '', fee: 0 };
  const invoices: Invoice[] = [
    { ...common, number: number('IR'), type: 'Invoice', shipments, fee: week % 2 === 0 ? 150 : 0 },
  ];
  const duties = shipments.filter((_, nth) => nth % 9 === 4).map(dutyOf);
  if (account.layout !== 'australian' && duties.length > 0)
    invoices.push({ ...common, number: number('ZR'), type: 'DUTY', shipments: duties });
  // A shipment of four weeks ago whose surcharge is given back.
  const [late] = shipmentsOf(terms, account, week - 4, 2);
  if (account.layout === 'standard' && late)
    invoices.push({
      ...common,
      number: number('R'),
      type: 'CN INB',
      original: `${account.station}IR${String((week - 4) % 100_000).padStart(8, '0')}`,
      shipments: [
        { ...late, weightCharge: 0, discount: 0, extras: [extra('MA', 'ADDRESS CORRECTION', 1_100)] },
      ],
    });
  return invoices;
}

function shipmentsOf({ seed, perDay }: Terms, account: Account, week: number, weekday: number): Shipment[] {
  return Array.from({ length: perDay }, (_, nth) => {
    const dice = diceOf(seed, account.number, week, weekday, nth);
    const weightCharge = dice.between(2_000, 150_000);
    const number = ((week % 1000) * 10 + weekday) * 1000 + nth;
    return {
      waybill: `${ACCOUNTS.indexOf(account) + 1}${String(number).padStart(9, '0')}`,
      day: isoDay(pickupDay(week, weekday)),
      weightCharge,
      // Australian files show what is left of it.
      discount: account.layout === 'australian' || dice.chance(0.3) ? 0 : -Math.round(weightCharge * 0.1),
      extras: extrasOf(dice, weightCharge, account.layout === 'semicolons'),
    };
  });
}

function extrasOf(dice: Dice, base: number, isDutch: boolean): Extra[] {
  const extras = [extra('FF', isDutch ? 'Brandstof' : 'FUEL SURCHARGE', Math.round(base * 0.18))];
  if (dice.chance(0.3)) extras.push(extra('OO', 'REMOTE AREA DELIVERY', 2_400, isDutch ? 0 : -400));
  if (dice.chance(0.2)) extras.push(extra('YY', 'OVERWEIGHT PIECE', 10_000));
  // More of them than the table has groups for.
  if (dice.chance(0.02))
    for (const code of ['AA', 'SF', 'II', 'HC', 'GK', 'PA', 'PD', 'NN', 'TK', 'KA'])
      extras.push(extra(code, `SERVICE ${code}`, 300));
  return extras;
}

function dutyOf(shipment: Shipment): Shipment {
  const extras = [extra('XX', 'IMPORT EXPORT DUTIES', 4_321), extra('XB', 'IMPORT EXPORT TAXES', 1_234)];
  return { ...shipment, weightCharge: 0, discount: 0, extras };
}

function extra(code: string, name: string, charge: number, discount = 0): Extra {
  return { code, name, charge, discount };
}
