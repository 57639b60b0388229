import { type Birth, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { linesOf, owners, skuOf } from './goods.ts';
import type { Row } from './row.ts';
import { wall } from './wall.ts';

const HOUR = 3600_000;
const REL = 'http://api.3plCentral.com/rels/inventory/receiveritem';
/** No receiver changes by itself later than this after it came. */
export const LONGEST_RECEIVER_MS = 4 * 24 * HOUR;
const FIRST = { inbound: 800_000, return: 8_000_000 } as const;

/** A receiver: whether it was announced, and whether it is no more than that. */
export type ReceiverRow = Row & { announced: boolean; candidate: boolean };

/** A receiver as it stands now; every other inbound one is announced first, and converted some time before it comes. */
export function receiverRow(
  kind: 'inbound' | 'return',
  seed: number,
  birth: Birth,
  now: number,
  edited: number | null,
): ReceiverRow {
  const salt = kind === 'inbound' ? 3 : 4;
  const dice = new Dice(mixed(seed, birth.number, salt));
  const id = FIRST[kind] + birth.number;
  const converts = birth.at + dice.between(3600, 2 * 24 * 3600) * 1000;
  const confirms = converts + dice.between(600, 36 * 3600) * 1000;
  // Whoever confirms enters the date, and may date it back by some hours.
  const arrival = confirms - (dice.chance(0.3) ? dice.between(60, 6 * 3600) * 1000 : 0);
  const cancelled = dice.chance(0.06) && converts <= now ? converts : null;
  const confirmed = cancelled === null && confirms <= now ? confirms : null;
  const announced = kind === 'inbound' && birth.number % 2 === 0;
  const converted = announced && cancelled === null && converts <= now ? converts : null;
  const changed = Math.max(birth.at, converted ?? 0, confirmed ?? 0, cancelled ?? 0, edited ?? 0);
  const { customer, facility, lines } = linesOf(seed, birth.number * 31 + salt);
  const receivedOf = (qty: number) => (confirmed === null ? qty : Math.max(qty - dice.below(2), 0));
  const items = lines.map(({ place, item, qty }) => ({
    readOnly: { receiveItemId: id * 10 + place, expectedQty: converted === null ? null : qty },
    itemIdentifier: { sku: skuOf(item), id: item },
    qualifier: '',
    qty: receivedOf(qty),
    lotNumber: null,
    onHold: kind === 'return' && dice.chance(0.3),
    onHoldReason: null,
  }));
  const readOnly = {
    receiverId: id,
    receiverType: kind === 'return' ? 1 : announced && converted === null ? 2 : 0,
    status: cancelled !== null ? 2 : confirmed !== null ? 1 : 0,
    ...owners(customer, facility),
    creationDate: wall(birth.at),
    lastModifiedDate: wall(changed),
  };
  // Until then, when it should be confirmed.
  const arrivalDate = wall(confirmed === null ? birth.at + 72 * HOUR : arrival);
  return {
    id,
    announced,
    candidate: announced && converted === null,
    dates: { changed, moved: confirmed === null ? null : arrival },
    properties: {
      'readonly.receiverid': id,
      'readonly.creationdate': readOnly.creationDate,
      'readonly.lastmodifieddate': readOnly.lastModifiedDate,
      arrivaldate: arrivalDate,
      'readonly.customeridentifier.id': customer,
      'readonly.facilityidentifier.id': facility,
    },
    moves:
      confirmed === null
        ? []
        : items.filter(({ qty }) => qty > 0).map(({ readOnly }) => `rcv-${readOnly.receiveItemId}`),
    json: {
      readOnly,
      referenceNum: `${kind === 'return' ? 'RMA' : 'ASN'}-${id}`,
      poNum: kind === 'return' ? null : `PO-${id}`,
      expectedDate: announced ? wall(birth.at + 72 * HOUR) : null,
      arrivalDate,
      carrier: 'UPS',
      trackingNumber: `1ZREC${id}`,
      notes: edited === null ? null : 'Call before unloading',
      _embedded: { [REL]: items },
    },
  };
}
