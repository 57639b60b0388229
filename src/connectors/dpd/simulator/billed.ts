import { isoDay, pickupDay } from '../../kit/simulator/billing-week.ts';
import { diceOf } from '../../kit/simulator/draws.ts';

/** A payer, and the language its files are in. */
export interface Account {
  number: string;
  language: 'english' | 'dutch' | 'german';
  every: number;
  from: number;
}

const ACCOUNTS: readonly Account[] = [
  { number: '60000001', language: 'english', every: 1, from: 0 },
  { number: '60000002', language: 'dutch', every: 4, from: 1 },
  { number: '60000003', language: 'german', every: 4, from: 3 },
];

/** Those that get an invoice in a week; the first gets one every week. */
export function billedIn(week: number): readonly Account[] {
  return ACCOUNTS.filter(({ every, from }) => week % every === from);
}

/** What decides the invoices. */
export interface Terms {
  seed: number;
  /** How many parcels each account sends a weekday. */
  perDay: number;
}

/** A row, in cents. */
export interface Parcel {
  parcel: string;
  shipment: string;
  /** `S` where the shipment is billed and not the parcel. */
  type: 'P' | 'S';
  day: string;
  base: number;
  energy: number;
  toll: number;
  peak: number;
  customs: number;
  other: number;
  /** Why there are other surcharges, in letters. */
  letters: string;
}

/** Every amount of a row. */
export function totalOf({ base, energy, toll, peak, customs, other }: Parcel): number {
  return base + energy + toll + peak + customs + other;
}

export function invoiceNumber(account: Account, week: number): string {
  return String(20_000_000 + (week % 100_000) * 10 + ACCOUNTS.indexOf(account));
}

/** The rows of an account's invoice: parcels are billed when they have arrived, a week or two after they were sent. */
export function parcelsOf({ seed, perDay }: Terms, account: Account, week: number): Parcel[] {
  const parcels: Parcel[] = [];
  for (let weekday = 0; weekday < 5; weekday++)
    for (let nth = 0; nth < perDay; nth++) {
      const dice = diceOf(seed, account.number, week, weekday, nth);
      const number = ((week % 1000) * 10 + weekday) * 1000 + nth;
      const base = dice.between(390, 1500);
      const other = dice.chance(0.2) ? 260 : 0;
      parcels.push({
        parcel: `0520${ACCOUNTS.indexOf(account)}${String(number).padStart(9, '0')}`,
        shipment: String(300_000_000 + number),
        type: dice.chance(0.05) ? 'S' : 'P',
        day: isoDay(pickupDay(week - dice.between(0, 2), weekday)),
        base,
        energy: Math.round(base * 0.1),
        toll: 12,
        peak: dice.chance(0.1) && account.language === 'english' ? 85 : 0,
        customs: dice.chance(0.03) ? 1_850 : 0,
        other,
        letters: other === 0 ? '' : dice.pick(['A', 'E', 'A,E', 'F']),
      });
    }
  // Given back weeks later, under the parcel's number.
  if (week % 4 === 1)
    parcels.push({
      ...parcels[0]!,
      base: -250,
      energy: 0,
      toll: 0,
      peak: 0,
      customs: 0,
      other: 0,
      letters: '',
    });
  return parcels;
}
