import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { money, PLAIN, renderTable, rowUnder } from '../../kit/simulator/table.ts';
import type { Delivery } from '../../kit/simulator/weekly-files.ts';
import {
  type Account,
  billedIn,
  invoiceNumber,
  type Parcel,
  parcelsOf,
  type Terms,
  totalOf,
} from './billed.ts';
import { DUTCH_HEADER, ENGLISH_HEADER, GERMAN_HEADER } from './headers.ts';

type Row = Record<string, string>;
type Day = (iso: string) => string;

const compact: Day = (day) => day.replaceAll('-', '');
const dotted: Day = (day) => day.split('-').toReversed().join('.');
const orEmpty = (cents: number) => (cents === 0 ? '' : money(cents));

/** What comes in for a week: a file an account, and now and then the last one, with fewer columns chosen. */
export function deliveriesOf(terms: Terms, week: number, firstWeek: number): Delivery[] {
  return billedIn(week).flatMap((account) => {
    const file = fileOf(terms, account, week);
    if (account.language !== 'english' || week === firstWeek || week % 8 !== 2) return [file];
    return [file, withoutAddresses(terms, account, week - 1)];
  });
}

/** An invoice's file as Insights gives it with all columns. */
export function fileOf(terms: Terms, account: Account, week: number): Delivery {
  return written(account, week, tableOf(terms, account, week, HEADERS[account.language]), '');
}

function withoutAddresses(terms: Terms, account: Account, week: number): Delivery {
  const header = HEADERS[account.language].filter((name) => !/^(Sender|Receiver|Quantity|System)/.test(name));
  return written(account, week, tableOf(terms, account, week, header.toReversed()), '_chosen');
}

function written(account: Account, week: number, rows: string[][], suffix: string): Delivery {
  const name = `DPD_${invoiceNumber(account, week)}${suffix}.csv`;
  return { name, bytes: renderTable(rows, { ...PLAIN, delimiter: ';', byteOrderMark: week % 2 === 0 }) };
}

const HEADERS = { english: ENGLISH_HEADER, dutch: DUTCH_HEADER, german: GERMAN_HEADER };

function tableOf(terms: Terms, account: Account, week: number, header: readonly string[]): string[][] {
  const rows = parcelsOf(terms, account, week).map((parcel) => {
    const common = {
      account: account.number,
      invoice: invoiceNumber(account, week),
      day: isoDay(invoiceDay(week)),
    };
    return rowUnder(header, ROWS[account.language](parcel, common));
  });
  return [[...header], ...rows];
}

interface Common {
  account: string;
  invoice: string;
  day: string;
}

const ROWS: Record<Account['language'], (parcel: Parcel, common: Common) => Row> = {
  english: (parcel, { account, invoice, day }) => ({
    Type: parcel.type,
    'Receiver name': 'Smith; "Bob" & Sons',
    'Customer number': account,
    'Invoice number': invoice,
    'Invoice date': compact(day),
    'Parcel number': parcel.parcel,
    'Shipment number': parcel.shipment,
    'Destination zone': 'EU',
    'Commercial destination country': 'BE',
    Service: 'Classic',
    'Shipment date': compact(parcel.day),
    'Base price': money(parcel.base),
    'Energy surcharge': money(parcel.energy),
    'Toll surcharge': money(parcel.toll),
    'Peak surcharge': money(parcel.peak),
    'Customs surcharge': orEmpty(parcel.customs),
    'Total other surcharges': money(parcel.other),
    Weight: '1300',
    'Customer parcel reference 1': 'ORD-1001;1',
    'Total amount': money(totalOf(parcel)),
    'VAT percentage': '21',
    'Other surcharges codes': parcel.letters,
  }),
  // No column has the freight.
  dutch: (parcel, { account, invoice, day }) => ({
    Type: parcel.type,
    'Ontvanger naam': 'Café de Zoë',
    Relatienummer: account,
    Factuur: invoice,
    Factuurdatum: dotted(day),
    Pakketnummer: parcel.parcel,
    Zendingnummer: parcel.shipment,
    Verzenddatum: dotted(parcel.day),
    Toeslag: money(totalOf(parcel) - parcel.base),
    Totaal: money(totalOf(parcel)),
    Gewicht: '1300',
    'BTW percentage': '21',
  }),
  german: (parcel, { account, invoice, day }) => ({
    Typ: parcel.type,
    'Empfänger Name': 'Jörg Weiß',
    Relatienummer: account,
    Factuur: invoice,
    Factuurdatum: compact(day),
    Pakketnummer: parcel.parcel,
    Sendungsnummer: parcel.shipment,
    Versanddatum: compact(parcel.day),
    Tarief: money(parcel.base),
    'Fuel surcharge': money(parcel.energy),
    mautpreis: money(parcel.toll),
    verzoll_gebuehr: money(parcel.customs),
    Toeslag: money(parcel.other),
    // Some files leave it out.
    Totaal: '',
    'MwSt Prozentsatz': '19',
  }),
};
