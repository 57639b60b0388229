import { Dice } from '../../kit/simulator/dice.ts';
import { CATALOGUE, goodAt, goodCreated, isSample, itemRef, newestChange } from './goods.ts';
import { iso, type Moment, type Row, shown } from './moment.ts';
import { mix } from './random.ts';
import { SAMPLE_SHELVES, SAMPLE_SITE } from './samples.ts';
import { SITES } from './tables.ts';

const STOCK_CHANGES_MS = 6 * 3600 * 1000;
const YEAR_MS = 365 * 86_400_000;

/** Shelves a site has; stock lies on them. */
export const SHELVES = 120;

export const shelfRef = (site: number, shelf: number) => `location_id_${site * SHELVES + shelf}`;

/** All stock as it stands now: the vendor has no older. */
export function findInventory(moment: Moment): Row[] {
  const rows: Row[] = [];
  for (let number = 0; number < CATALOGUE; number++) {
    if (goodAt(moment.base, number).isKit) continue;
    rows.push({ at: 0, ref: itemRef(number), json: () => itemJson(moment, number) });
  }
  return rows;
}

function itemJson(moment: Moment, number: number) {
  const good = goodAt(moment.base, number);
  const change = newestChange(moment, number, 31, STOCK_CHANGES_MS);
  const dice = new Dice(mix(moment.base ^ 32, number, change.round));
  const sites = isSample(good) ? [SAMPLE_SITE] : SITES.map((_, site) => `warehouse_id_${site}`);
  const bySite = sites.map((ref, site) => {
    const free = dice.between(0, 180);
    return {
      site: ref,
      free,
      reserved: dice.between(0, 25),
      blocked: dice.below(4),
      due_in: dice.chance(0.2) ? dice.between(10, 200) : 0,
      on_sale: Math.max(free - 2, 0),
      shelf: isSample(good) ? SAMPLE_SHELVES[number % 2] : shelfRef(site, mix(number, site) % SHELVES),
    };
  });
  return {
    item_ref: itemRef(number),
    merchant: `warehouse_customer_id_${good.merchant}`,
    label: good.label,
    sku: good.sku,
    cost: good.cost.toFixed(2),
    in_use: number % 41 !== 0,
    added_at: iso(goodCreated(moment.base, number)),
    modified_at: iso(shown(moment, change.at)),
    stock: bySite,
    batches:
      number % 7 === 0
        ? [
            {
              batch: `lot_${number}_a`,
              units: bySite[0]!.free,
              site: 'warehouse_id_0',
              best_before: batchEnd(moment),
            },
          ]
        : [],
    replaced_by: number % 16 === 3 ? [goodAt(moment.base, number + 1).sku] : [],
    size_cm: [10 + (number % 20), 8 + (number % 9), 5 + (number % 6)],
    grams: good.grams,
    reorder_at: 20 + (number % 5) * 10,
  };
}

/** A bare day, as the vendor writes dates on which nothing happens at a certain hour. */
function batchEnd(moment: Moment): string {
  return iso(Math.floor(moment.now / YEAR_MS + 2) * YEAR_MS).slice(0, 10);
}
