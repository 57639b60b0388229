import type { Inventory } from '../../model/index.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { ask, askArray } from './client.ts';
import { readAt, selectPage, snapshot } from './facts.ts';
import { amount, firstText, key, measurements, type Part, part, text, units } from './values.ts';

/** An item with its counts by warehouse. */
interface Stocked {
  readAt: string;
  item: Part;
  stock: { warehouse: string; counts: Part }[];
}

/** Items, with what of them is there, promised and free in each warehouse. */
export const inventory: SourceFunction<Stocked> = {
  ...snapshot,
  name: 'get_inventory',
  page: async (ctx, _ask, cursor) => {
    const { rows, next } = await selectPage(ctx, '/item/get', cursor);
    if (rows.length === 0) return { kind: 'page', records: [], next };
    const at = readAt(ctx);
    const ids = rows.map(({ _id }) => text(_id)).filter((id) => id !== null);
    const free: { warehouse: string; counts: Part }[] = [];
    for (const warehouse of await warehousesOf(ctx)) {
      await ctx.take(1);
      free.push({ warehouse, counts: await freeIn(ctx, warehouse, ids) });
    }
    const records = rows.map((item) => ({
      readAt: at,
      item,
      stock: free.flatMap(({ warehouse, counts }) => {
        const own =
          typeof item._id === 'string' && Object.hasOwn(counts, item._id) ? counts[item._id] : undefined;
        return own === undefined ? [] : [{ warehouse, counts: part(own) }];
      }),
    }));
    return { kind: 'page', records, next };
  },
  idOf: (raw) => text(part(part(raw).item)._id),
  map: mapItem,
};

async function warehousesOf(ctx: Context): Promise<string[]> {
  await ctx.take(1);
  const rows = await askArray(ctx, '/warehouse/get', { selector: {}, limit: '100', skip: '0' });
  return rows.map((row) => key(part(row)._id)).toSorted();
}

/** Counts of items in a warehouse, by their ids; of accounts that reserve by warehouse they stand below its id. */
async function freeIn(ctx: Context, warehouse: string, ids: readonly string[]): Promise<Part> {
  const body = { items_ids: ids, warehouse_ids: [warehouse] };
  const answer = await ask(ctx, '/inventory/calculate_free_map', {}, body);
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    throw new Retryable('An answer of Skulabs had no counts.');
  const counts = Object.hasOwn(answer, warehouse) ? part((answer as Part)[warehouse]) : (answer as Part);
  const odd = Object.values(counts).find((one) => typeof part(one).on_hand !== 'number');
  if (odd !== undefined) throw new Retryable('An answer of Skulabs had something else than counts.');
  return counts;
}

function mapItem({ readAt: at, item, stock }: Stocked): Inventory {
  const { _id, ...others } = part(item);
  const number = key(_id);
  const sku = text(item.sku);
  return {
    id: number,
    warehouse_customer_id: null,
    created_date: at,
    updated_date: at,
    name: firstText(item.name, sku) ?? number,
    sku,
    unit_cost: amount(item.cost),
    active: item.active !== false,
    awaiting: 0,
    ...sumOf(stock),
    substitute_skus: [],
    inventory_by_warehouse_id: Object.fromEntries(
      stock.map((one) => [one.warehouse, { awaiting: null, ...sumOf([one]) }]),
    ),
    lots: [],
    measurements: measurements(item),
    locations: [],
    external_system_url: null,
    additional_fields: { ...others, stock },
  };
}

/** What is blocked is not told apart: what can be sent is what is free. */
function sumOf(stock: Stocked['stock']) {
  const sum = (name: string) => stock.reduce((total, { counts }) => total + units(part(counts)[name]), 0);
  const free = sum('free');
  return {
    onhand: sum('on_hand'),
    committed: sum('reserved'),
    unfulfillable: 0,
    fulfillable: free,
    unsellable: 0,
    sellable: free,
  };
}
