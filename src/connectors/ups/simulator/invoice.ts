import { invoiceDay, isoDay, pickupDay } from '../../kit/simulator/billing-week.ts';
import type { Account } from './accounts.ts';
import { correctionsOf, LATEST_CORRECTION } from './corrections.ts';
import { type Invoice, type Line, line } from './lines.ts';
import { type Shipment, shipmentsOf } from './parcels.ts';

const WEEKDAYS = [0, 1, 2, 3, 4];

/** What decides the invoices. */
export interface Terms {
  seed: number;
  /** How many shipments each account sends a weekday. */
  perDay: number;
  /** The first week whose files are there; parcels of earlier ones are still put right in it. */
  firstWeek: number;
}

/** The invoice of an account for a week: its parcels, late corrections of earlier ones, and what the account owes. */
export function invoiceOf(terms: Terms, account: Account, week: number): Invoice {
  const lines = [
    ...shipmentsOfWeek(terms, account, week).flatMap(({ charges }) => charges),
    ...correctionsIn(terms, account, week),
    ...accountCharges(week),
  ];
  return {
    account,
    week,
    // Padding, the account, and a batch that all of a week's invoices share.
    number: `000000${account.number}${String(week % 1000).padStart(3, '0')}`,
    total: lines.reduce((sum, { net }) => sum + net, 0),
    lines,
  };
}

function shipmentsOfWeek({ seed, perDay }: Terms, account: Account, week: number): Shipment[] {
  return WEEKDAYS.flatMap((weekday) => shipmentsOf(seed, account, week, weekday, perDay));
}

function correctionsIn(terms: Terms, account: Account, week: number): Line[] {
  const lines: Line[] = [];
  for (let back = LATEST_CORRECTION; back >= 1; back--)
    for (const shipment of shipmentsOfWeek(terms, account, week - back))
      lines.push(...correctionsOf(shipment, terms.seed, back));
  return lines;
}

/** Rows without a parcel. Two pickups of one day are the same row twice: nothing but their place tells them apart. */
function accountCharges(week: number): Line[] {
  const day = isoDay(invoiceDay(week));
  const service = { day, category: 'MIS', detail: 'SVCH' };
  const pickup = line({
    day: isoDay(pickupDay(week, 2)),
    category: 'SHP',
    detail: 'OTPU',
    classification: 'ACC',
    code: 'REP',
    text: 'On-Call Pickup Remote',
    net: 680,
    incentive: 120,
  });
  return [
    line({ ...service, classification: 'FRT', text: 'Service Charge', net: 2_500 }),
    line({ ...service, classification: 'FSC', code: 'FSC', text: 'Fuel Surcharge', net: 450 }),
    ...(week % 2 === 0 ? [pickup, pickup] : []),
    ...(week % 4 === 0 ? [accountCredit(week, day)] : []),
  ];
}

function accountCredit(week: number, day: string): Line {
  return line({
    day,
    category: 'ADJ',
    detail: 'CADJ',
    classification: 'MSC',
    text: `Billing Adjustment for W/E ${isoDay(invoiceDay(week - 1))}`,
    // More than a thousand, so that exports put a comma into it.
    net: -123_456,
  });
}
