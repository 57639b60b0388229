import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Step } from './life.ts';

const FIRST_NUMBER = 100_000;
export const LOCATIONS = ['00000000-0000-0000-0000-000000000000', uuid(9, 2)];

/** An id of a kind, by a number. */
export function uuid(kind: number, number: number): string {
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function orderId(number: number): string {
  return uuid(1, number);
}

export function orderNumber(id: string): number {
  return Number(id.slice(-12));
}

const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');

/** An order after the steps that have been taken. */
export function orderJson(seed: number, number: number, steps: readonly Step[]): object {
  const dice = new Dice(mixed(seed, number, 2));
  const { at, to } = steps.at(-1)!;
  const processed = to === 'PROCESSED' || to === 'CANCELLED';
  const been = (step: Step['to']) => steps.some((one) => one.to === step);
  const born = steps[0]!.at;
  const courier = dice.pick(['Royal Mail', 'DPD']);
  const items = Array.from({ length: dice.between(1, 2) }, (_, place) => item(dice, number, place, born));
  if (dice.chance(0.2)) items.push({ ...item(dice, number, 8, born), SKU: 'WRAP', IsService: true });
  const total = dice.between(500, 20_000) / 100;
  return {
    OrderId: orderId(number),
    NumOrderId: FIRST_NUMBER + number,
    Processed: processed,
    ProcessedOn: processed ? iso(at) : null,
    PaidOn: to === 'UNPAID' ? null : iso(born),
    LastUpdated: iso(at),
    FulfilmentLocationId: dice.pick(LOCATIONS),
    GeneralInfo: {
      Status: to === 'UNPAID' ? 0 : 1,
      LabelPrinted: been('LABELLED'),
      LabelError: null,
      InvoicePrinted: false,
      PickListPrinted: been('PICKING'),
      NotesCount: 0,
      Marker: to === 'PARKED' ? 7 : 0,
      ReferenceNum: dice.chance(0.9) ? `S-${number}` : '',
      SecondaryReference: '',
      ReceivedDate: iso(born),
      Source: dice.pick(['SHOPIFY', 'AMAZON']),
      SubSource: 'Invented Goods',
      DespatchByDate: dice.chance(0.8) ? iso(born + 3 * 86_400_000) : '0001-01-01T00:00:00Z',
      NumItems: items.length,
      StockAllocationType: dice.pick(['Full', 'Full', 'Full', 'Insuffient']),
      ...(processed ? { IsCancelled: to === 'CANCELLED' } : { IsParked: to === 'PARKED', IsLocked: false }),
    },
    ShippingInfo: {
      Vendor: courier,
      PostalServiceId: uuid(5, courier.length),
      PostalServiceName: `${courier} 24`,
      TotalWeight: dice.between(1, 50) / 10,
      PackageType: 'Parcel',
      TrackingNumber: been('LABELLED') ? `TRK${number}` : '',
      ManualAdjust: false,
    },
    TotalsInfo: {
      Subtotal: total,
      PostageCost: 2.5,
      Tax: 1.2,
      TotalCharge: total + 3.7,
      TotalDiscount: 0,
      Currency: 'GBP',
    },
    CustomerInfo: {
      ChannelBuyerName: 'ann',
      Address: {
        FullName: dice.pick(['Ann Example', 'Ben Sample']),
        Company: '',
        Address1: `${dice.between(1, 99)} High St`,
        Address2: '',
        Address3: '',
        Town: 'Leeds',
        Region: 'West Yorkshire',
        PostCode: 'LS1 1AA',
        Country: 'United Kingdom',
        PhoneNumber: '0113 496 0000',
        EmailAddress: 'nobody@example.com',
      },
    },
    Folders: dice.chance(0.1) ? ['Fragile'] : [],
    Items: items,
  };
}

function item(dice: Dice, order: number, place: number, born: number) {
  const number = dice.between(1, 60);
  const part = (of: number) => ({
    RowId: uuid(2, order * 100 + of),
    StockItemId: uuid(3, of),
    IsService: false,
  });
  return {
    ...part(number),
    RowId: uuid(2, order * 10 + place),
    ItemNumber: `CH-${number}`,
    SKU: `SKU-${number}`,
    Title: `Thing ${number}`,
    Quantity: dice.between(1, 3),
    PricePerUnit: dice.between(100, 5000) / 100,
    Discount: 0,
    DiscountValue: 0,
    TaxRate: 20,
    AddedDate: iso(born),
    CompositeSubItems: dice.chance(0.1)
      ? [61, 62].map((of) => ({ ...part(of), SKU: `PART-${of}`, Quantity: 1, ParentItemId: uuid(2, order) }))
      : [],
  };
}
