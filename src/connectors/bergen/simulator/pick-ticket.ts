import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { LEFT } from './life.ts';
import { dayText, timeText } from './new-york.ts';
import { type Element, element, fieldsOf } from './soap.ts';
import type { Ticket } from './tickets.ts';

const DETAILS = 'http://rex11.com/swpublicapi/PickTicketDetails.xsd';
const ORDER = 'http://rex11.com/swpublicapi/CustomerOrder.xsd';
const NAMES = ['Ann', 'Bo', 'Cleo', 'Dan'];

export function pickId(number: number): string {
  return `ACME1A${String(number).padStart(6, '0')}`;
}

export function pickNumber(id: string): number {
  const digits = /^ACME1A(\d{6,})$/.exec(id)?.[1];
  return digits === undefined ? -1 : Number(digits);
}

/** When it left, if it did. */
export function shippedAt({ steps }: Ticket): number | null {
  return steps.find(({ state }) => LEFT.includes(state))?.at ?? null;
}

/** A pick ticket, whose fields are in a namespace of their own. */
export function pickTicket(seed: number, ticket: Ticket): Element {
  const { number, born, state, edited } = ticket;
  const dice = new Dice(mixed(seed, number, 3));
  const shipped = shippedAt(ticket);
  const left = shipped !== null;
  const lines = linesOf(seed, number);
  const tracking = `1ZEXAMPLE${number}`;
  const fields: Record<string, Element['inner']> = {
    PickTicketNumber: pickId(number),
    WareHouse: dice.pick(['BERGEN LOGISTICS NJ2', 'BERGEN LOGISTICS WEST']),
    OrderDate: dayText(born),
    StartDate: '',
    CancelDate: number % 3 === 0 ? dayText(born + 9 * 86_400_000) : '',
    ShipDate: dayText(born + 2 * 86_400_000),
    ActualShipDate: left ? timeText(shipped) : '',
    PaymentTerms: 'NET',
    CODAmount: '',
    DepartmentDescription: '',
    Store: '',
    ShipVia: dice.pick(['UPS', 'FEDEX']),
    ShipViaAccountNumber: '',
    DVPercentage: '',
    // So it is spelt, blank and all.
    BillingOption: dice.pick(['PREPAID', 'THIRD PARTY', 'FREIGHT COLLECT ']),
    ShipService: dice.pick(['GROUND', '2DAY']),
    SpecialInstructions: edited ? 'Leave at the door' : '',
    CustomerPONumber: number % 5 === 0 ? '' : `PO-${number}`,
    AuthorizationNumber: '',
    OrderNumber: number % 7 === 0 ? '' : `W-${number}`,
    TakenBy: '',
    DISTRIBUTIONCENTER: '',
    DivisionCode: '',
    DivisionDescription: '',
    Department: '',
    TRADINGPARTNER: '',
    UseAccountUPS: 'false',
    VendorNumber: '',
    BillToCode: '',
    BillToAddress: address(dice),
    ShipToCode: '',
    ShipToAddress: address(dice),
    MarkForCode: '',
  };
  const boxes = left ? fieldsOf(DETAILS, { PackageList: packageOf(number, lines, tracking) }) : [];
  return element('PickTicket', [
    ...fieldsOf(DETAILS, fields),
    ...boxes,
    ...lines.flatMap((line) => fieldsOf(DETAILS, { LineItems: lineOf(line, left) })),
    ...fieldsOf(DETAILS, {
      Amount: lines.reduce((sum, { units, price }) => sum + units * price, 0).toFixed(2),
      Totalshipmentqty: String(lines.reduce((sum, { units }) => sum + units, 0)),
      ShipmentStatus: state,
      ShipmentStatusCode: '',
      FreightCharge: left ? '8.40' : '',
      OrderType: dice.pick(['B2B', 'Ecommerce', 'Showroom']),
      MasterTrackingNumber: left ? tracking : '',
      GiftMessage: '',
      VatNumber: '',
    }),
  ]);
}

interface Line {
  kind: number;
  units: number;
  price: number;
}

function linesOf(seed: number, number: number): Line[] {
  const dice = new Dice(mixed(seed, number, 4));
  return Array.from({ length: dice.between(1, 2) }, () => ({
    kind: dice.between(1, 40),
    units: dice.between(1, 4),
    price: dice.between(5, 90) + 0.5,
  }));
}

/** Some goods have no SKU, but a trade number only. */
export function skuOf(kind: number): string {
  return kind % 9 === 0 ? '' : `DRS-${kind}-S`;
}

export function upcOf(kind: number): string {
  return `0000000${10000 + kind}`;
}

function lineOf({ kind, units, price }: Line, left: boolean): Element[] {
  return fieldsOf(DETAILS, {
    Sku: skuOf(kind),
    Season: '',
    Style: `DRS-${kind}`,
    Description: `Dress ${kind}`,
    Color: 'NAVY',
    Size: 'S',
    UPC: upcOf(kind),
    UnitPrice: String(price),
    Quantity: String(units),
    RequestedQuantity: String(units),
    ShippedQuantity: left ? String(units) : '0',
    Comments: '',
  });
}

function packageOf(number: number, lines: readonly Line[], tracking: string): Element[] {
  return [
    ...lines.flatMap((line) => fieldsOf(DETAILS, { LineItems: lineOf(line, true) })),
    ...fieldsOf(DETAILS, {
      PackageWeight: '2.35',
      UOM: number % 4 === 0 ? '' : 'LBS',
      PackageId: '1',
      TrackingNumber: tracking,
      PackageLength: '12',
      PackageWidth: '9',
      PackageHeight: '4',
      PackageType: 'BOX',
      ReturnTrackingNumber: '',
      PackageUniqueId: String(90_000_000 + number),
    }),
  ];
}

function address(dice: Dice): Element[] {
  return fieldsOf(ORDER, {
    FirstName: dice.pick(NAMES),
    LastName: 'Example',
    CompanyName: dice.chance(0.3) ? 'Example Goods' : '',
    Address1: `${dice.between(1, 240)} Main St`,
    Address2: '',
    City: 'Austin',
    State: 'TX',
    Zip: '78701',
    Country: 'US',
    Non_US_Region: '',
    Phone: '555-555-0100',
    Fax: '',
    Email: 'ann@example.com',
  });
}
