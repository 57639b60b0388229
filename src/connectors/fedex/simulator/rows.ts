import { dueDay, invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { money, rowUnder } from '../../kit/simulator/table.ts';
import { type Invoice, netOf, type Shipment } from './billed.ts';
import { EDI_HEADER, INTERNATIONAL_HEADER, SLOT_AMOUNTS, US_HEADER } from './headers.ts';

/** How a file spells what it says: FedEx's way, or that of a spreadsheet it went through. */
export interface Words {
  day: (isoDay: string) => string;
  money: (cents: number) => string;
}

type Row = Record<string, string | string[]>;

/** An invoice's table, header first. */
export function tableOf(invoice: Invoice, words: Words): string[][] {
  switch (invoice.account.layout) {
    case 'us':
      return under(
        US_HEADER,
        invoice.shipments.flatMap((one) => usRows(invoice, one, words)),
      );
    case 'international':
      return under(
        INTERNATIONAL_HEADER,
        invoice.shipments.map((one) => internationalRow(invoice, one, words)),
      );
    case 'edi':
      return under(
        EDI_HEADER,
        invoice.shipments.flatMap((one) => ediRows(invoice, one, words)),
      );
  }
}

function under(header: readonly string[], rows: readonly Row[]): string[][] {
  return [[...header], ...rows.map((row) => rowUnder(header, row))];
}

function usRows(invoice: Invoice, shipment: Shipment, { day, money }: Words): Row[] {
  const { account, week, number, total } = invoice;
  const listed = listedCharges(shipment);
  // Sums of others stand among the charges, too.
  const pairs = listed.length > 2 ? [...listed, { label: 'Subtotal', cents: netOf(shipment) }] : listed;
  const common: Row = {
    'Bill to Account Number': account.number,
    'Consolidated Account Number': account.number,
    'Invoice Date': day(isoDay(invoiceDay(week))),
    'Invoice Number': number,
    'Original Amount Due': money(total),
    'Current Balance': money(total),
    'Ground Tracking ID Prefix': shipment.tracking && '96',
    'Express or Ground Tracking ID': shipment.tracking,
  };
  const main: Row = {
    ...common,
    'Transportation Charge Amount': shipment.base === 0 ? '' : money(shipment.base),
    'Net Charge Amount': money(netOf(shipment)),
    'Service Type': shipment.service,
    'Shipment Date': shipment.day && day(shipment.day),
    'Number of Pieces': String(shipment.pieces),
    'Actual Weight Amount': '4.0',
    'Actual Weight Units': 'LB',
    'Recipient Name': 'Smith, "Bob" & Sons',
    'Recipient Zip Code': '04101',
    'Recipient Country/Territory': 'US',
    'Zone Code': '05',
    'Original Customer Reference': `ORD-${shipment.tracking}`,
    'Tracking ID Charge Description': pairs.map(({ label }) => label),
    'Tracking ID Charge Amount': pairs.map(({ cents }) => money(cents)),
  };
  if (shipment.pieces === 1) return [main];
  // The pieces follow their group with sizes and no money.
  const pieces = Array.from({ length: shipment.pieces }, (_, piece) => ({
    ...common,
    'Net Charge Amount': piece === 0 ? '' : money(0),
    'Dim Length': '12',
    'MPS Package ID': piece === 0 ? shipment.tracking : `${shipment.tracking.slice(0, -1)}${piece}9`,
  }));
  return [main, ...pieces];
}

function internationalRow(invoice: Invoice, shipment: Shipment, { day, money }: Words): Row {
  const { account, week, number, total } = invoice;
  const net = netOf(shipment);
  const pairs = [...listedCharges({ ...shipment, baseListed: true })];
  return {
    'Billing Country/Territory': account.country,
    'Invoice Type': net < 0 ? 'Credit Memo' : 'Shipment',
    'Bill to Account Number': account.number,
    'FedEx Invoice Number': number,
    'Invoice Date': day(isoDay(invoiceDay(week))),
    'Due Date': day(isoDay(dueDay(week))),
    'Bill to Currency': account.currency,
    'Original Amount Due': money(total),
    'Air Waybill Number': shipment.tracking,
    'Ship Date': shipment.day && day(shipment.day),
    Service: shipment.service,
    Pieces: String(shipment.pieces),
    'Recipient Company Name': 'Café Étoile',
    'Recipient Address Country/Territory': 'FR',
    'Air Waybill Total Amount': money(net),
    'Air Waybill Charge Label': pairs.map(({ label }) => label),
    'Air Waybill Charge Amount': pairs.map(({ cents }) => money(cents)),
  };
}

const SLOT_OF: Readonly<Record<string, number>> = {
  'Transportation Charge': 0,
  'Earned Discount': 2,
  'Performance Pricing': 4,
  'Fuel Surcharge': 5,
  'Residential Delivery': 6,
  'Delivery Area Surcharge': 7,
  'Additional Handling': 12,
  'Address Correction': 13,
};

function ediRows(invoice: Invoice, shipment: Shipment, { day }: Words): Row[] {
  const { account, week, number, total } = invoice;
  const row: Row = {
    'Master EDI No': '1',
    'Invoice Number': number,
    'Invoice Date': day(isoDay(invoiceDay(week))),
    Type: 'Original',
    'Inv Charge': money(total),
    'Bill-to Account': account.number,
    'Tracking Number': shipment.tracking,
    'Ship Date': shipment.day && day(shipment.day),
    Svc: '92',
    'Net Chrg': money(netOf(shipment)),
    Curr: account.currency,
    'Bill Wt': '4.0',
    'Wt Unit': 'L',
    'Cross Ref No': shipment.corrects,
  };
  for (const { label, cents } of listedCharges(shipment)) {
    const slot = SLOT_OF[label] ?? 18;
    row[`Chrg ${slot + 1}`] = slot === 18 ? 'LTF' : String(100 + slot);
    row[SLOT_AMOUNTS[slot]!] = money(cents);
  }
  // Now and then what was billed is sent once more, and says so.
  return shipment.corrects === '' ? [row] : [row, { ...row, Type: 'Duplicate' }];
}

function listedCharges({ charges, base, baseListed }: Shipment) {
  return baseListed && base !== 0 ? [...charges, { label: 'Transportation Charge', cents: base }] : charges;
}
