import { dueDay, invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { rowUnder } from '../../kit/simulator/table.ts';
import { type Extra, type Invoice, netOf, type Shipment } from './billed.ts';
import { AUSTRALIAN_HEADER, GROUPS, STANDARD_HEADER } from './headers.ts';

type Row = Record<string, string>;
type Money = (cents: number) => string;

const compact = (day: string) => day.replaceAll('-', '');

/** The table of some invoices in DHL's standard layout, header first. */
export function standardTable(invoices: readonly Invoice[], money: Money): string[][] {
  const rows = invoices.flatMap((invoice) => [
    invoiceRow(invoice, money),
    ...invoice.shipments.map((shipment) => shipmentRow(invoice, shipment, money)),
  ]);
  return [[...STANDARD_HEADER], ...rows.map((row) => rowUnder(STANDARD_HEADER, row))];
}

/** Some files leave the totals of their invoices out. */
function invoiceRow(invoice: Invoice, money: Money): Row {
  const { account, week, shipments, fee } = invoice;
  const total = fee + shipments.reduce((sum, one) => sum + netOf(one), 0);
  return {
    ...common(invoice),
    'Line Type': 'I',
    'Original Invoice Number': invoice.original,
    'Invoice Type': invoice.type,
    'Due Date': compact(isoDay(dueDay(week))),
    'Billing Account': account.number,
    'Billing Account Name': 'Möwenversand GmbH',
    Currency: account.currency,
    'Total amount (excl. VAT)': account.layout === 'semicolons' ? '' : money(total),
    'Invoice Fee': fee === 0 ? '' : money(fee),
  };
}

function shipmentRow(invoice: Invoice, shipment: Shipment, money: Money): Row {
  const { account } = invoice;
  const { weightCharge, discount, extras } = shipment;
  const net = netOf(shipment);
  const tax = Math.round(net * 0.19);
  const row: Row = {
    ...common(invoice),
    'Line Type': 'S',
    // The invoice's row has it.
    'Billing Account': account.layout === 'semicolons' ? '' : account.number,
    'Shipment Number': shipment.waybill,
    'Shipment Date': compact(shipment.day),
    'Shipment Reference 1': `ORD-${shipment.waybill}`,
    'Product Name': weightCharge === 0 ? '' : 'EXPRESS WORLDWIDE nondoc',
    Pieces: '1',
    'Receivers Name': 'Smith, "Bob" & Sons',
    'Weight Flag': 'W',
    'Weight (kg)': '2.5',
    Currency: account.currency,
    'Total amount (excl. VAT)': money(net),
    'Total amount (incl. VAT)': money(net + tax),
    'Total Tax': money(tax),
    'Weight Charge': money(weightCharge),
    'Discount 1': discount === 0 ? '' : 'VOLUME DISCOUNT',
    'Discount 1 Amount': discount === 0 ? '' : money(discount),
    'Total Extra Charges (XC)': money(extras.reduce((sum, one) => sum + one.charge + one.discount, 0)),
  };
  for (let group = 1; group <= GROUPS; group++)
    Object.assign(row, groupCells(group, extras[group - 1], money));
  return row;
}

function groupCells(group: number, extra: Extra | undefined, money: Money): Row {
  // What is not used is filled with zeros in some files.
  if (!extra) return { [`XC${group} Name`]: '0' };
  const { code, name, charge, discount } = extra;
  return {
    [`XC${group} Code`]: code,
    [`XC${group} Name`]: name,
    [`XC${group} Charge`]: money(charge),
    [`XC${group} Tax`]: money(Math.round(charge * 0.19)),
    [`XC${group} Discount`]: money(discount),
    [`XC${group} Total`]: money(charge + discount + Math.round(charge * 0.19)),
  };
}

function common({ number, week }: Invoice): Row {
  return { 'Invoice Number': number, 'Invoice Date': compact(isoDay(invoiceDay(week))) };
}

/** The table of Australian accounts: a row a charge, days first. */
export function australianTable(invoices: readonly Invoice[], money: Money): string[][] {
  const day = (iso: string) => `${Number(iso.slice(8))}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
  const rows = invoices.flatMap(({ account, week, number, shipments, fee }) => {
    const charges = shipments.flatMap((shipment) => [
      { shipment, name: 'EXPRESS WORLDWIDE nondoc', cents: shipment.weightCharge },
      ...shipment.extras.map(({ name, charge, discount }) => ({ shipment, name, cents: charge + discount })),
      { shipment, name: 'DUTIES & TAXES', cents: 0 },
    ]);
    if (fee > 0)
      charges.push({ shipment: { ...shipments[0]!, waybill: '', day: '' }, name: 'Invoice Fee', cents: fee });
    return charges.map(({ shipment, name, cents }, index) => ({
      'Invoice No': number,
      'Invoice Date': day(isoDay(invoiceDay(week))),
      'Account Number': account.number,
      'Line Number': String(index + 1),
      'DHL Product Description': name,
      Amount: money(cents),
      'Tax Code': 'B',
      'AWB Number': shipment.waybill,
      'Shipment Date': shipment.day && day(shipment.day),
    }));
  });
  return [[...AUSTRALIAN_HEADER], ...rows.map((row) => rowUnder(AUSTRALIAN_HEADER, row))];
}
