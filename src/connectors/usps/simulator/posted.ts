import { isoDay, pickupDay } from '../../kit/simulator/billing-week.ts';
import { diceOf } from '../../kit/simulator/draws.ts';

export const ACCOUNT = '1000000017';

/** What decides the transactions. */
export interface Terms {
  seed: number;
  /** How many labels are bought a weekday. */
  perDay: number;
}

/** A row of the report. Money in cents. */
export interface Transaction {
  id: string;
  /** `2026-04-06`, by the account's clock. */
  day: string;
  /** `09:12:00`. */
  time: string;
  type: string;
  pic: string;
  mailClass: string;
  /** What it takes from the account; less than nothing where it gives back. */
  cents: number;
  /** Refunds are written with their sign in some reports and without it in others. */
  unsigned: boolean;
  /** Left out where only the transaction's amount is told. */
  hasPostage: boolean;
  reason: string;
  reference: string;
}

const CLASSES = ['USPS Ground Advantage', 'Priority Mail', 'Parcel Select'] as const;
/** Refunds of labels nobody used come two to three weeks later, what was measured otherwise after delivery. */
const REFUND_WEEKS = 3;
const ADJUSTMENT_WEEKS = 2;

/** All transactions of a week: labels, what is put right of earlier ones, and rows that cost nothing. */
export function transactionsOf(terms: Terms, week: number): Transaction[] {
  return [
    ...labelsOf(terms, week),
    ...labelsOf(terms, week - REFUND_WEEKS).flatMap((label) => refundOf(label, week)),
    ...labelsOf(terms, week - ADJUSTMENT_WEEKS).flatMap((label) => adjustmentOf(label, week)),
    ...withoutMoney(week),
  ];
}

function labelsOf({ seed, perDay }: Terms, week: number): Transaction[] {
  const labels: Transaction[] = [];
  for (let weekday = 0; weekday < 5; weekday++)
    for (let nth = 0; nth < perDay; nth++) {
      const dice = diceOf(seed, week, weekday, nth);
      const serial = ((week % 10_000) * 5 + weekday) * 1000 + nth;
      labels.push({
        id: String(5_000_000_000_000 + serial * 10),
        day: isoDay(pickupDay(week, weekday)),
        time: `${two(dice.between(0, 23))}:${two(dice.between(0, 59))}:${two(dice.between(0, 59))}`,
        type: 'Label Purchase',
        pic: `92001901${String(serial * 10 + 7).padStart(14, '0')}`,
        mailClass: dice.pick(CLASSES),
        // Large ones have a mark for thousands.
        cents: dice.chance(0.02) ? 123_456 : dice.between(380, 1_900),
        unsigned: false,
        hasPostage: !dice.chance(0.05),
        reason: '',
        reference: `ORD-${serial}`,
      });
    }
  return labels;
}

function refundOf(label: Transaction, week: number): Transaction[] {
  const dice = diceOf('refund', label.id);
  if (!dice.chance(0.06)) return [];
  return [
    later(
      label,
      week,
      { type: 'Label Refund', cents: -label.cents, unsigned: dice.chance(0.5), reason: 'Unused label' },
      1,
    ),
  ];
}

function adjustmentOf(label: Transaction, week: number): Transaction[] {
  const dice = diceOf('adjustment', label.id);
  if (!dice.chance(0.05)) return [];
  const cents = dice.pick([215, 480, -130]);
  return [later(label, week, { type: 'Postage Adjustment', cents, unsigned: false, reason: 'Weight' }, 2)];
}

/** A transaction of its own on the same package. */
function later(label: Transaction, week: number, change: Partial<Transaction>, digit: number): Transaction {
  return {
    ...label,
    ...change,
    id: String(Number(label.id) + digit),
    day: isoDay(pickupDay(week, 2)),
    time: '03:00:00',
    hasPostage: true,
  };
}

function withoutMoney(week: number): Transaction[] {
  const row = {
    pic: '',
    mailClass: '',
    unsigned: false,
    hasPostage: true,
    reason: '',
    reference: '',
    time: '18:00:00',
  };
  const id = 7_000_000_000_000 + week * 10;
  const day = isoDay(pickupDay(week, 4));
  return [
    { ...row, id: String(id), day, type: 'SCAN Form Used', cents: 0 },
    { ...row, id: String(id + 1), day, type: 'Carrier Pickup', cents: 0 },
  ];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
