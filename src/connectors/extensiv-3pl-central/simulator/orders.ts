import { type Birth, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { type Line, linesOf, owners, skuOf } from './goods.ts';
import type { Row } from './row.ts';
import { wall, wallOrNull } from './wall.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const REL = 'http://api.3plCentral.com/rels/orders/item';
/** No order changes by itself later than this after it came. */
export const LONGEST_ORDER_MS = 4 * 24 * HOUR;
const FIRST_ORDER = 900_000;

/** The steps of an order, in milliseconds since 1970. */
interface Life {
  created: number;
  allocated: number;
  held: number | null;
  started: number;
  picked: number;
  packed: number;
  closed: number;
  tracked: number;
  cancelled: number | null;
}

function lifeOf(seed: number, { number, at }: Birth): Life {
  const dice = new Dice(mixed(seed, number, 1));
  const after = (start: number, least: number, most: number) => start + dice.between(least, most) * 1000;
  const allocated = after(at, 60, 3600);
  const started = after(allocated, 600, 24 * 3600);
  const picked = after(started, 300, 7200);
  const packed = after(picked, 300, 3600);
  const closed = after(packed, 600, 24 * 3600);
  return {
    created: at,
    allocated,
    held: dice.chance(0.08) ? started : null,
    started,
    picked,
    packed,
    closed,
    // Parcels are exported after closing, for one in four.
    tracked: dice.chance(0.25) ? after(closed, 60, 3600) : closed,
    cancelled: dice.chance(0.08) ? after(allocated, 60, 600) : null,
  };
}

/** An order as it stands now. */
export function orderRow(seed: number, birth: Birth, now: number, edited: number | null): Row {
  const life = lifeOf(seed, birth);
  const id = FIRST_ORDER + birth.number;
  const { customer, facility, lines } = linesOf(seed, birth.number);
  const past = (at: number | null) => (at !== null && at <= now ? at : null);
  const cancelled = past(life.cancelled);
  const goesOn = cancelled === null;
  // What is held stays so for two hours, and then goes on.
  const held = goesOn && life.held !== null && life.held <= now && now < life.held + 2 * HOUR;
  const reached = (at: number) => (goesOn && !held ? past(at) : null);
  const closed = reached(Math.max(life.closed, life.held === null ? 0 : life.held + 2 * HOUR));
  const steps = [
    life.created,
    past(life.allocated),
    cancelled,
    goesOn ? past(life.held) : null,
    reached(life.started),
    reached(life.picked),
    reached(life.packed),
    closed,
    closed === null ? null : past(Math.max(life.tracked, closed)),
    edited,
  ];
  const changed = Math.max(...steps.map((step) => step ?? 0));
  const readOnly = {
    orderId: id,
    status: cancelled !== null ? 2 : closed !== null ? 1 : 0,
    isClosed: closed !== null || cancelled !== null,
    processDate: wallOrNull(closed),
    fullyAllocated: goesOn && past(life.allocated) !== null,
    pickStarted: reached(life.started) !== null,
    pickDoneDate: wallOrNull(reached(life.picked)),
    packDoneDate: wallOrNull(reached(life.packed)),
    ...(held && { onHoldDate: wall(life.held!), onHoldReason: 'Address' }),
    ...owners(customer, facility),
    warehouseTransactionSourceType: 7,
    creationDate: wall(life.created),
    lastModifiedDate: wall(changed),
    packages: closed !== null && past(Math.max(life.tracked, closed)) !== null ? [parcel(id, lines)] : [],
  };
  return {
    id,
    dates: { changed, moved: closed },
    properties: {
      'readonly.orderid': id,
      'readonly.creationdate': readOnly.creationDate,
      'readonly.lastmodifieddate': readOnly.lastModifiedDate,
      'readonly.processdate': readOnly.processDate,
      'readonly.isclosed': readOnly.isClosed,
      'readonly.customeridentifier.id': customer,
      'readonly.facilityidentifier.id': facility,
    },
    moves: closed === null ? [] : lines.map(({ place }) => `ord-${id * 10 + place}`),
    json: {
      readOnly,
      referenceNum: `S-${id}`,
      poNum: birth.number % 3 === 0 ? `PO-${id}` : null,
      externalId: `shop-${id}`,
      notes: edited === null ? null : 'Leave at the door',
      shipCancelDate: wall(life.created + 120 * HOUR),
      fulfillInvInfo: { fulfillInvShippingAndHandling: 4.9, fulfillInvTax: 1.2, fulfillInvDiscountAmount: 0 },
      routingInfo: {
        carrier: 'UPS',
        mode: 'Ground',
        scacCode: 'UPSN',
        trackingNumber: closed === null ? null : `1ZSIM${id}`,
      },
      shipTo: {
        companyName: null,
        name: `Ann Example ${birth.number % 97}`,
        address1: `${(birth.number % 90) + 1} Main St`,
        city: 'Austin',
        state: 'TX',
        zip: '78701',
        country: 'US',
      },
      _embedded: { [REL]: lines.map((line) => lineOf(id, line, readOnly)) },
    },
  };
}

function lineOf(
  order: number,
  { place, item, qty }: Line,
  of: { fullyAllocated: boolean; pickDoneDate: unknown },
) {
  const allocation = {
    receiveItemId: item * 10,
    qty,
    properlyPickedPrimary: of.pickDoneDate === null ? 0 : qty,
  };
  return {
    readOnly: {
      orderItemId: order * 10 + place,
      fullyAllocated: of.fullyAllocated,
      unitIdentifier: { name: 'Each', id: 1 },
      allocations: of.fullyAllocated ? [allocation] : [],
    },
    itemIdentifier: { sku: skuOf(item), id: item },
    qualifier: '',
    qty,
    fulfillInvSalePrice: 12.5,
  };
}

function parcel(order: number, lines: readonly Line[]) {
  return {
    packageId: order * 10,
    packageTypeId: 1,
    length: 10,
    width: 6,
    height: 4,
    weight: 1.9,
    trackingNumber: `1ZSIM${order}`,
    packageContents: lines.map(({ place, item, qty }) => ({
      packageContentId: order * 10 + place,
      orderItemId: order * 10 + place,
      receiveItemId: item * 10,
      qty,
    })),
  };
}
