import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { dayText, timeText } from './new-york.ts';
import { skuOf, upcOf } from './pick-ticket.ts';
import { type Element, element, fieldsOf } from './soap.ts';
import type { Ticket } from './tickets.ts';

const TICKET = 'http://rex11.com/swpublicapi/ReceivingTicket.xsd';
const ITEMS = 'http://rex11.com/swpublicapi/ReceivingTicketItems.xsd';
const ORDER = 'http://rex11.com/swpublicapi/CustomerOrder.xsd';
export const STATES = [
  'Draft',
  'PendingCSR',
  'PendingPrinting',
  'PrintedPendingCount',
  'CountingInProgress',
  'PendingPutaway',
  'PutAwayInProgress',
  'AddedToInventory',
  'Cancelled',
];
const COUNTED = ['PendingPutaway', 'PutAwayInProgress', 'AddedToInventory'];

export function receivingId(number: number): string {
  return `ASN${String(number).padStart(6, '0')}`;
}

export function receivingNumber(id: string): number {
  const digits = /^ASN(\d{6,})$/.exec(id)?.[1];
  return digits === undefined ? -1 : Number(digits);
}

/** A receiving ticket; its own number is not among its fields. */
export function receivingTicket(seed: number, ticket: Ticket): Element {
  const { number, born, state, steps, edited } = ticket;
  const dice = new Dice(mixed(seed, number, 5));
  const when = (wanted: string) => steps.find((step) => step.state === wanted)?.at;
  const arrived = when('PrintedPendingCount');
  const added = when('AddedToInventory');
  const counted = COUNTED.includes(state);
  const returned = number % 6 === 0;
  const items = Array.from({ length: dice.between(1, 2) }, () => {
    const kind = dice.between(1, 40);
    const units = dice.between(2, 40);
    return fieldsOf(TICKET, {
      Shipmentitemslist: fieldsOf(ITEMS, {
        Sku: skuOf(kind),
        Style: `DRS-${kind}`,
        Color: 'NAVY',
        UPC: upcOf(kind),
        Size: 'S',
        ExpectedQuantity: String(units),
        ActualQuantity: counted ? String(units - (number % 2)) : '0',
        DamagedQuantity: counted ? String(number % 2) : '0',
        UnitCost: '12.5',
        ProductDescription: `Dress ${kind}`,
        ProductMSRP: '40',
        Comments: '',
        ShipmentType: 'FLAT',
        ...(returned && { ReturnReasonCode: 'FIT' }),
      }),
    });
  });
  return element('ReceivingTicket', [
    ...fieldsOf(TICKET, {
      ReceivingStatus: state,
      ReceivingStatusCode: String(100 * (STATES.indexOf(state) + 1)),
      CreatedDate: timeText(born),
    }),
    ...items.flat(),
    ...fieldsOf(TICKET, { ShipmentTypelist: 'FLAT' }),
    ...fieldsOf(TICKET, {
      Warehouse: 'BERGEN LOGISTICS NJ2',
      Memo: edited ? 'Call before' : '',
      AuthorizedNumber: returned ? `RMA-${number}` : '',
      CustomerPO: `PO-${number}`,
      LicensePlate: '',
      DriverName: '',
    }),
    ...(number % 3 === 0 ? [] : fieldsOf(TICKET, { TrackingNumbers: `TRUCK-${number}` })),
    ...fieldsOf(TICKET, {
      ExpectedDate: dayText(born + 4 * 86_400_000),
      SupplierDetails: fieldsOf(ORDER, {
        CompanyName: 'Example Supply',
        Address1: '1 Mill Rd',
        Address2: '',
        City: 'Porto',
        State: '',
        Zip: '4000',
        Country: 'PT',
        Non_US_Region: 'Norte',
        Phone: '',
        Fax: '',
        Email: '',
      }),
      Carrier: 'Truck',
      IMPORTSTATUSTEXT: '',
      AddedToInventoryDate: added === undefined ? '' : timeText(added),
      ArrivedDate: arrived === undefined ? '' : timeText(arrived),
    }),
  ]);
}
