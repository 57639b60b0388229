import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { money, PLAIN, renderTable, rowUnder } from '../../kit/simulator/table.ts';
import type { Delivery } from '../../kit/simulator/weekly-files.ts';
import { ACCOUNT, invoiceNumber, ordersOf, type SalesOrder, type Terms } from './billed.ts';
import { GROUPS, HEADER } from './headers.ts';

const dotted = (day: string) => day.split('-').toReversed().join('.');

/** Tracking numbers come every second week, for the two weeks before it: always after the reports. */
export function tellsTracking(week: number): boolean {
  return week % 2 === 0;
}

/** What comes in for a week: the report, every second week tracking numbers, and now and then the last report again. */
export function deliveriesOf(terms: Terms, week: number, firstWeek: number): Delivery[] {
  const files = [reportOf(terms, week, '')];
  if (tellsTracking(week)) files.push(trackingOf(terms, week));
  if (week > firstWeek && week % 8 === 3) files.push(reportOf(terms, week - 1, '_again'));
  return files;
}

/** The export of the sales orders of a week's invoice. */
export function reportOf(terms: Terms, week: number, suffix: string): Delivery {
  const orders = ordersOf(terms, week);
  const sum = (of: (order: SalesOrder) => number) => orders.reduce((total, order) => total + of(order), 0);
  const rows = [
    // Labels of groups stand above the header.
    [...GROUPS],
    [...HEADER],
    ...orders.map((order) => rowUnder(HEADER, rowOf(order, week))),
    rowUnder(HEADER, {
      'Confirmation Date': ['Overall Result', ''],
      Volume: sum(({ volume }) => volume).toLocaleString('en-GB'),
      'Net Value': grouped(sum(({ net }) => net)),
      'Tax Amount': grouped(sum(({ tax }) => tax)),
      'Gross Value': grouped(sum(({ net, tax }) => net + tax)),
    }),
  ];
  // The second time it went through a spreadsheet that put a mark at its front.
  const spelling = { ...PLAIN, byteOrderMark: suffix !== '' };
  return { name: `orders_${isoDay(invoiceDay(week))}${suffix}.csv`, bytes: renderTable(rows, spelling) };
}

function rowOf(order: SalesOrder, week: number): Record<string, string | string[]> {
  const { number, day, productCode, productName, mailClass, volume, net, tax } = order;
  return {
    'Confirmation Date': [dotted(day), dotted(day)],
    'Sales Order No.': number,
    'Confirmed By': 'BATCH',
    'Invoice Number': invoiceNumber(week),
    'Invoice Date': dotted(isoDay(invoiceDay(week))),
    'Account Number': ACCOUNT,
    'Account Name': 'Kettle & Larch, Ltd',
    // What says nothing has a mark of its own.
    Poster: '#',
    'Destination Country Code': 'GB',
    'Product Code': productCode,
    'Product Name': productName,
    'Class of Mail': mailClass || '#',
    'Magazine Issue': '#',
    'CRN Code': '#',
    Volume: volume.toLocaleString('en-GB'),
    'Total Weight': '1.250',
    Surcharge: '0.00',
    'Net Value': grouped(net),
    'Tax Amount': grouped(tax),
    'Gross Value': grouped(net + tax),
    'Green Surcharge': money(Math.abs(Math.round(net * 0.01))),
  };
}

function trackingOf(terms: Terms, week: number): Delivery {
  const orders = [week - 2, week - 1].flatMap((one) => ordersOf(terms, one));
  const rows = orders.flatMap(({ number, tracking }) => tracking.map((one) => [number, one]));
  return {
    name: `tracking_${isoDay(invoiceDay(week))}.csv`,
    bytes: renderTable([['Sales Order No.', 'Tracking Number'], ...rows], PLAIN),
  };
}

function grouped(pence: number): string {
  return (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });
}
