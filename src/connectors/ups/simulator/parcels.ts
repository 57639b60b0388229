import { isoDay, pickupDay } from '../../kit/simulator/billing-week.ts';
import type { Dice } from '../../kit/simulator/dice.ts';
import { diceOf } from '../../kit/simulator/draws.ts';
import type { Account } from './accounts.ts';
import { type Line, line } from './lines.ts';

interface Words {
  services: readonly (readonly [code: string, text: string])[];
  fuel: string;
  home: string;
  remote: string;
  heavy: string;
  tax: string;
}

const ENGLISH: Words = {
  services: [
    ['003', 'Ground Residential'],
    ['003', 'Ground Commercial'],
    ['002', '2nd Day Air'],
    ['013', 'Next Day Air Saver'],
  ],
  fuel: 'Fuel Surcharge',
  home: 'Residential Surcharge',
  remote: 'Delivery Area Surcharge - Resi',
  heavy: 'Additional Handling - Weight',
  tax: 'Tax',
};

const GERMAN: Words = {
  services: [
    ['003', 'TB Standard'],
    ['069', 'WW Express Saver für Geschäfte'],
  ],
  fuel: 'Treibstoffzuschl.',
  home: 'Zuschlag für Privatzustellung',
  remote: 'Zuschlag für entlegene Gebiete',
  heavy: 'Zusätzl. Handhabung - Übergewicht',
  tax: 'MwSt.',
};

// Commas and quotes are what a table of commas and quotes has to survive.
const RECEIVERS: readonly (readonly string[])[] = [
  ['Ada Quill', '', '77 Larch St', '', 'Dayton', 'OH', '45402', 'US'],
  ['', 'Smith, "Bob" & Sons', '4 Mill Ln', 'Suite 9', 'Macon', 'GA', '31201', 'US'],
  ['Renée Núñez', 'Café Étoile', '18 Rue Haute', '', 'Montréal', 'QC', 'H2Y 1C6', 'CA'],
  ['Jörg Weiß', '', 'Straße 5', '', 'München', '', '80331', 'DE'],
];

const SENDER_FROM = 67;
const RECEIVER_FROM = 75;

/** What a shipment cost at first, and what to know for putting that right later. */
export interface Shipment {
  charges: readonly Line[];
  dice: Dice;
}

/** The shipments of a weekday. @param count how many the account sends on each */
export function shipmentsOf(
  seed: number,
  account: Account,
  week: number,
  weekday: number,
  count: number,
): Shipment[] {
  return Array.from({ length: count }, (_, nth) => {
    const dice = diceOf(seed, account.number, week, weekday, nth);
    const base = ((week % 1000) * 5 + weekday) * 1000 + nth;
    const pieces = dice.chance(0.06) ? 3 : 1;
    const isReturn = dice.chance(0.05);
    const day = isoDay(pickupDay(week, weekday));
    const more = shipmentCells(account, dice, base);
    const lead = trackingNumber(account, base, 0);
    const charges = Array.from({ length: pieces }, (_, piece) =>
      pieceCharges(account, dice, {
        ...line({ day, category: isReturn ? 'RTN' : 'SHP', detail: isReturn ? 'RS' : 'ISS' }),
        tracking: trackingNumber(account, base, piece),
        lead,
        more,
      }),
    ).flat();
    return { charges, dice };
  });
}

/** The charges of one piece: transportation, what comes on top, fuel, tax. */
function pieceCharges(account: Account, dice: Dice, piece: Line): Line[] {
  const words = account.country === 'DE' ? GERMAN : ENGLISH;
  const [code, text] = dice.pick(words.services);
  const weight = dice.between(1, 60);
  const billed = Math.max(weight, dice.between(1, 20));
  const list = 800 + billed * 45 + dice.between(0, 99);
  const rebate = Math.round(list * 0.3);
  const unit = account.weightUnit;
  const charge = (fields: Partial<Line>): Line => ({ ...piece, ...fields });
  const surcharge = (code: string, text: string, cents: number) =>
    charge({ classification: 'ACC', code, text, net: cents, incentive: Math.round(cents / 5) });
  const rows = [
    charge({
      classification: 'FRT',
      code,
      text,
      net: list - rebate,
      incentive: rebate,
      more: {
        ...piece.more,
        19: '1',
        27: weight.toFixed(1),
        28: unit,
        29: billed.toFixed(1),
        30: unit,
        32: billed > weight ? '02' : '01',
        33: '12.0x 9.0x 6.0',
      },
    }),
    ...(dice.chance(0.5) ? [surcharge('RES', words.home, 510)] : []),
    ...(dice.chance(0.12) ? [surcharge('RDR', words.remote, 620)] : []),
    ...(billed > 50 ? [surcharge('AHW', words.heavy, 2_750)] : []),
  ];
  const sum = rows.reduce((total, row) => total + row.net, 0);
  rows.push(
    charge({
      classification: 'FSC',
      code: 'FSC',
      text: words.fuel,
      net: Math.round(sum * 0.18),
      incentive: 30,
    }),
  );
  if (dice.chance(0.08)) rows.push(charge({ classification: 'INF', code, text }));
  if (account.taxPercent > 0) {
    const taxed = rows.reduce((total, row) => total + row.net, 0);
    rows.push(
      charge({
        classification: 'TAX',
        code: '01',
        text: words.tax,
        net: Math.round((taxed * account.taxPercent) / 100),
      }),
    );
  }
  return rows;
}

function shipmentCells(account: Account, dice: Dice, base: number): Record<number, string> {
  const receiver = dice.pick(RECEIVERS);
  const cells: Record<number, string> = {
    16: `ORD-${base}`,
    18: 'P/P',
    19: '0',
    20: '0',
    31: 'PKG',
    34: String(dice.between(2, 8)).padStart(3, '0'),
    180: '01',
  };
  for (const [from, address] of [
    [SENDER_FROM, account.sender],
    [RECEIVER_FROM, receiver],
  ] as const)
    for (const [index, text] of address.entries()) if (text !== '') cells[from + index] = text;
  return cells;
}

/** Like a real one in shape; its last digit checks nothing. */
function trackingNumber(account: Account, base: number, piece: number): string {
  return `1Z${account.number}03${String(base * 10 + piece).padStart(8, '0')}`;
}
