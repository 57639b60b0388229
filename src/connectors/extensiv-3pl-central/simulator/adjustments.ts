import { type Birth, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { linesOf, owners, skuOf } from './goods.ts';
import type { Row } from './row.ts';
import { wall } from './wall.ts';

const FIRST = 600_000;

/** An adjustment; one in six is a charge for storage, which moves nothing. */
export function adjustmentRow(seed: number, { number, at }: Birth): Row {
  const dice = new Dice(mixed(seed, number, 7));
  const id = FIRST + number;
  const { customer, facility, lines } = linesOf(seed, number * 17 + 7);
  const moved = dice.chance(1 / 6) ? [] : lines;
  const items = moved.map(({ item, qty, place }) => ({
    receiveItemId: item * 10 + place,
    itemIdentifier: { sku: skuOf(item), id: item },
    qualifier: '',
    qty: dice.chance(0.5) ? -qty : qty,
  }));
  const processDate = wall(at);
  return {
    id,
    dates: { changed: at, moved: at },
    properties: {
      'readonly.adjustmentid': id,
      'readonly.processdate': processDate,
      'readonly.customeridentifier.id': customer,
      'readonly.facilityidentifier.id': facility,
    },
    moves: items.map(({ receiveItemId }) => `adj-${id}-${receiveItemId}`),
    json: {
      readOnly: {
        adjustmentId: id,
        subType: dice.below(3),
        processDate,
        creationDate: processDate,
        status: 1,
        ...owners(customer, facility),
      },
      referenceNum: `CC-${id}`,
      notes: moved.length === 0 ? 'Storage' : 'Cycle count',
      _embedded: { item: items },
    },
  };
}
