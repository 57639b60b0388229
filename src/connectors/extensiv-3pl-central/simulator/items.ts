import { type Calendar, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { customerName, customerOf, FACILITIES, ITEMS, skuOf } from './goods.ts';
import type { Row } from './row.ts';
import { wall } from './wall.ts';

/** When an item was made, long before anything else happens. */
const MADE = Date.UTC(2023, 0, 9, 17);

/** Changes of items go round: the nth is of item n modulo their number. */
export function itemRows(
  changes: Calendar,
  now: number,
  latest: number,
  edits: ReadonlyMap<number, number>,
): Row[] {
  return Array.from({ length: ITEMS }, (_, place) => {
    const id = place + 1;
    return itemRow(id, Math.max(lastChange(changes, place, now, latest), edits.get(id) ?? 0));
  });
}

/** @param latest the number of the latest change of any item */
function lastChange(changes: Calendar, place: number, now: number, latest: number): number {
  for (let number = latest - ((((latest - place) % ITEMS) + ITEMS) % ITEMS); number >= 0; number -= ITEMS) {
    const at = changes.at(number);
    if (at <= now) return at;
  }
  return MADE + place * 60_000;
}

function itemRow(id: number, changed: number): Row {
  const customer = customerOf(id);
  const kit = id % 25 === 0;
  const readOnly = {
    customerIdentifier: { externalId: `M${customer}`, name: customerName(customer), id: customer },
    itemId: id,
    creationDate: wall(MADE + (id - 1) * 60_000),
    lastModifiedDate: wall(changed),
    deactivated: id % 40 === 0,
  };
  const imperial = { length: 5, width: 4, height: 4, weight: 0.8, netWeight: 0.7 };
  return {
    id,
    dates: { changed, moved: null },
    moves: [],
    properties: {
      itemid: id,
      sku: skuOf(id),
      'readonly.creationdate': readOnly.creationDate,
      'readonly.lastmodifieddate': readOnly.lastModifiedDate,
      customer,
    },
    json: {
      readOnly,
      itemId: id,
      sku: skuOf(id),
      upc: id % 7 === 0 ? 'none' : String(100_000_000_000 + id),
      description: `Article ${id}`,
      price: 12.5,
      cost: 4,
      countryOfManufacture: 'VN',
      harmonizedCode: '6912.00',
      ...(kit && {
        kit: { components: [{ itemIdentifier: { sku: skuOf(id + 3), id: id + 3 }, qualifier: '', qty: 2 }] },
      }),
      options: { inventoryUnit: { unitIdentifier: { name: 'Each', id: 1 }, imperial } },
    },
  };
}

/** Rows of stock: an item has one in each facility, or in one, or none; it changes from hour to hour. */
export function summaryRows(seed: number, now: number): Row[] {
  return Array.from({ length: ITEMS }, (_, place) => place + 1).flatMap((item) => {
    const there = FACILITIES.filter(({ id }) => (item + id) % 3 !== 0 && item % 30 !== 0);
    return there.map(({ id: facility }): Row => {
      const dice = new Dice(mixed(seed, item, facility, Math.floor(now / 3_600_000)));
      const [onHand, onHold] = [dice.between(20, 500), dice.below(5)];
      const available = onHand - onHold - dice.below(12);
      const json = {
        itemIdentifier: { sku: skuOf(item), id: item },
        qualifier: '',
        totalReceived: onHand + 900,
        allocated: onHand - available + 900,
        available,
        onHold,
        onHand,
        facilityId: facility,
      };
      const properties = { 'itemidentifier.id': item, facilityid: facility };
      return { id: item, dates: { changed: now, moved: null }, moves: [], properties, json };
    });
  });
}
