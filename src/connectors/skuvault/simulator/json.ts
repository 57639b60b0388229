import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Life } from './life.ts';

export const WAREHOUSES = ['WH1', 'WH2'];

/** `2025-03-02T17:05:00.0000000Z` */
export function written(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}.0000000Z`;
}

export function idOf(number: number): string {
  return `1-1001-WEB${number}`;
}

/** The number in an id; NaN for what is none. */
export function numberIn(id: string): number {
  return Number(/^1-1001-WEB(\d+)$/.exec(id)?.[1] ?? Number.NaN);
}

/** The sale as it stands at an instant. */
export function saleJson(seed: number, life: Life, now: number, edited: boolean): Record<string, unknown> {
  const dice = new Dice(mixed(seed, life.number, 3));
  const items = itemsOf(seed, life.number);
  const printed = life.printed !== null && life.printed <= now;
  const kit = life.number % 7 === 0;
  const old = life.number % 10 === 0;
  return {
    Id: idOf(life.number),
    Channel: 'My Shop',
    ChannelId: '1001',
    Marketplace: 'Shopify',
    MarketplaceId: `WEB${life.number}`,
    Client: life.number % 5 === 0 ? 'Acme' : '',
    Status: life.changes.filter(({ at }) => at <= now).at(-1)!.status,
    SaleDate: written(life.sold),
    LastPrintedDate: printed ? written(life.printed!) : '0001-01-01T00:00:00.0000000Z',
    PrintedStatus: printed,
    Notes: edited ? 'Leave at the door' : '',
    ContactInfo: {
      FirstName: dice.pick(['Lee', 'Ann', 'Bo']),
      LastName: dice.pick(['Moss', 'Example']),
      Company: '',
      Email: 'lee@example.com',
      Phone: '',
    },
    ShippingInfo: {
      Address1: `${dice.between(1, 240)} Elm`,
      Address2: '',
      City: 'Austin',
      Region: 'TX',
      PostalCode: '78701',
      Country: 'US',
    },
    ShippingCarrier: 'USPS',
    ShippingClass: 'Priority',
    // Money had another form once.
    ShippingCharge: old ? '$4.10' : { a: 5, s: '$' },
    ShippingCost: { a: 0, s: '$' },
    MerchantItems: kit ? items.slice(1) : items,
    MerchantKits: kit ? [{ ...items[0], KitItems: [{ Sku: 'ITEM-99', Quantity: 2 }] }] : [],
    FulfilledItems: [],
    FulfilledKits: [],
    ProcessedItems: printed
      ? items.map(({ Sku, Quantity }) => ({
          Sku,
          PickedQuantity: Quantity,
          PassedQuantity: Quantity,
          FailedQuantity: 0,
        }))
      : [],
  };
}

/** Its shipments: sometimes one that was voided before, sometimes a return. */
export function shipmentsJson(seed: number, life: Life, now: number): Record<string, unknown>[] {
  if (life.shipped === null || life.shipped > now) return [];
  const one = (place: number, more: object) => ({
    SaleId: idOf(life.number),
    AlternateId: null,
    ManifestId: null,
    TrackingNumber: `9400EXAMPLE${life.number}${place}`,
    TrackingUrl: `https://example.com/track/${life.number}${place}`,
    Carrier: 'USPS',
    Class: 'Priority',
    Status: 'Created',
    Type: 'Fulfillment',
    Source: 'Api',
    CreatedDate: written(life.shipped! - place * 60_000),
    TotalWeight: 1.5,
    WeightUnit: 'lbs',
    Costs: [{ CostType: 'Shipping', Cost: { a: 4.5, s: '$' } }],
    ShippedFrom: { WarehouseCode: WAREHOUSES[life.number % 2], ThreePL: false, Address: null },
    Parcels: [
      {
        Number: 1,
        Weight: 1.5,
        WeightUnit: 'lbs',
        Dimensions: { Length: 8, Width: 6, Height: 4, Unit: 'in' },
        Items: itemsOf(seed, life.number).map(({ Sku, Quantity }) => ({ Id: Sku, Sku, Quantity })),
        Kits: [],
      },
    ],
    ...more,
  });
  return [
    one(0, {}),
    ...(life.number % 11 === 0 ? [one(1, { Status: 'Voided' })] : []),
    ...(life.number % 13 === 0 ? [one(2, { Type: 'Return' })] : []),
  ];
}

function itemsOf(seed: number, number: number) {
  const dice = new Dice(mixed(seed, number, 2));
  const first = dice.between(1, 30);
  return Array.from({ length: dice.between(1, 3) }, (_, place) => ({
    Sku: `ITEM-${first + place}`,
    PartNumber: '',
    Quantity: dice.between(1, 4),
    UnitPrice: number % 10 === 0 ? `$${dice.between(5, 90)}.50` : { a: dice.between(5, 90) + 0.5, s: '$' },
  }));
}
