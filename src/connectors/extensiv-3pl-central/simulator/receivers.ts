import { type Birth, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { linesOf, owners, skuOf } from './goods.ts';
import type { Row } from './row.ts';
import { wall, wallOrNull } from './wall.ts';

const HOUR = 3600_000;
const REL = 'http://api.3plCentral.com/rels/inventory/receiveritem';
/** No receiver changes by itself later than this after it came. */
export const LONGEST_RECEIVER_MS = 9 * 24 * HOUR;
const FIRST = { inbound: 800_000, return: 8_000_000 } as const;

/** A receiver as it stands now; every other inbound one is announced first. */
export function receiverRow(
  kind: 'inbound' | 'return',
  seed: number,
  birth: Birth,
  now: number,
  edited: number | null,
): Row & { announced: boolean } {
  const salt = kind === 'inbound' ? 3 : 4;
  const dice = new Dice(mixed(seed, birth.number, salt));
  const id = FIRST[kind] + birth.number;
  const arrives = birth.at + dice.between(3600, 6 * 24 * 3600) * 1000;
  const closes = arrives + dice.between(600, 2 * 24 * 3600) * 1000;
  const cancelled = dice.chance(0.06) && arrives <= now ? arrives : null;
  const arrived = cancelled === null && arrives <= now ? arrives : null;
  const closed = cancelled === null && closes <= now ? closes : null;
  const announced = kind === 'inbound' && birth.number % 2 === 0 && arrived === null;
  const changed = Math.max(birth.at, arrived ?? 0, closed ?? 0, cancelled ?? 0, edited ?? 0);
  const { customer, facility, lines } = linesOf(seed, birth.number * 31 + salt);
  const receivedOf = (qty: number) => (arrived === null ? qty : Math.max(qty - dice.below(2), 0));
  const items = lines.map(({ place, item, qty }) => ({
    readOnly: { receiveItemId: id * 10 + place, expectedQty: qty },
    itemIdentifier: { sku: skuOf(item), id: item },
    qualifier: '',
    qty: receivedOf(qty),
    lotNumber: null,
    onHold: kind === 'return' && dice.chance(0.3),
    onHoldReason: null,
  }));
  const readOnly = {
    receiverId: id,
    receiverType: kind === 'return' ? 1 : announced ? 2 : 0,
    status: cancelled !== null ? 2 : closed !== null ? 1 : 0,
    ...owners(customer, facility),
    creationDate: wall(birth.at),
    lastModifiedDate: wall(changed),
  };
  const arrivalDate = wallOrNull(arrived);
  return {
    id,
    announced,
    dates: { changed, moved: closed === null ? null : arrived },
    properties: {
      'readonly.receiverid': id,
      'readonly.creationdate': readOnly.creationDate,
      'readonly.lastmodifieddate': readOnly.lastModifiedDate,
      arrivaldate: arrivalDate,
      'readonly.customeridentifier.id': customer,
      'readonly.facilityidentifier.id': facility,
    },
    moves:
      closed === null
        ? []
        : items.filter(({ qty }) => qty > 0).map(({ readOnly }) => `rcv-${readOnly.receiveItemId}`),
    json: {
      readOnly,
      referenceNum: `${kind === 'return' ? 'RMA' : 'ASN'}-${id}`,
      poNum: kind === 'return' ? null : `PO-${id}`,
      expectedDate: wall(birth.at + 72 * HOUR),
      arrivalDate,
      carrier: 'UPS',
      trackingNumber: `1ZREC${id}`,
      notes: edited === null ? null : 'Call before unloading',
      _embedded: { [REL]: items },
    },
  };
}
