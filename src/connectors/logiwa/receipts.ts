/** Receipt orders with what was received of them: goods that are bought, and goods that come back. */
import { withDetails } from '../kit/details.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { windowInZone } from '../kit/zone.ts';
import { askPage, begin, finish, windowStep } from './list.ts';
import { amount, field, idOrNull, type Row, text, wall, ZONE } from './values.ts';

const ORDERS = 'WarehouseReceiptSearch';
const REPORT = 'ReceiptAllSearch';
/** Each costs a request of its own, or two. */
export const RECEIPTS_PAGE = 20;
const WITH_LINES = { IsGetOrderDetails: true };

/** A receipt order with the rows of the receipt report that are its own, one a movement. */
export interface ReceivedOrder {
  receipt: Row;
  received: Row[];
}

/**
 * The step of both functions: by the last change of the receipt order, and by what was received, for nothing says that
 * receiving a part of it changes the order.
 */
export function receiptsStep(returns: boolean): SourceFunction<ReceivedOrder>['page'] {
  const filter = returns ? { WarehouseReceiptTypeDescription: 'Return' } : {};
  const isWanted = (receipt: Row) => isReturn(receipt) === returns;
  return inPasses<ReceivedOrder>([
    {
      name: 'changed',
      async page(ctx, ask, cursor) {
        const { rows, next } = await windowStep(ctx, ask, cursor, {
          method: ORDERS,
          date: 'LastModifiedDate',
          asked: { ...filter, ...WITH_LINES },
          size: RECEIPTS_PAGE,
        });
        return { kind: 'page', records: await withReceived(ctx, rows.filter(isWanted)), next };
      },
    },
    {
      name: 'received',
      async page(ctx, ask, cursor) {
        const { rows, next } = await windowStep(ctx, ask, cursor, {
          method: REPORT,
          date: 'ReceiptDateTime',
          asked: { IsReturn: returns },
          size: RECEIPTS_PAGE,
        });
        const ids = new Set(rows.map((row) => idOrNull(field(row, 'WarehouseReceiptID'))));
        const known = [...ids].filter((id) => id !== null);
        const found = await withDetails(ctx, known, { atATime: 1 }, (id) => one(ctx, id));
        // Those that changed in the window as well were read by the first pass.
        const { from, to } = windowInZone(ask.from!, ask.to!, ZONE);
        const left = found.filter((receipt) => isWanted(receipt) && !changedIn(receipt, from, to));
        return { kind: 'page', records: await withReceived(ctx, left), next };
      },
    },
  ]);
}

function isReturn(receipt: Row): boolean {
  return text(field(receipt, 'WarehouseReceiptTypeDescription'))?.toLowerCase() === 'return';
}

/** @param from and `to`: what the vendor's clock showed, neither of them included */
function changedIn(receipt: Row, from: string, to: string): boolean {
  try {
    const changed = wall(field(receipt, 'LastModifiedDate'));
    return changed > from && changed < to;
  } catch {
    return false;
  }
}

/** A receipt order by its number; null where it is gone. */
async function one(ctx: Context, id: string): Promise<Row | null> {
  const asked = { ID: Number(id), ...WITH_LINES };
  const { rows } = await askPage(ctx, ORDERS, asked, { page: 1, size: RECEIPTS_PAGE });
  return rows.find((row) => idOrNull(field(row, 'ID')) === id) ?? null;
}

async function withReceived(ctx: Context, receipts: readonly Row[]): Promise<ReceivedOrder[]> {
  const records: ReceivedOrder[] = [];
  for (const receipt of receipts) {
    const id = idOrNull(field(receipt, 'ID'));
    records.push({ receipt, received: id === null ? [] : await receivedOf(ctx, id) });
  }
  return records;
}

/** In an order that is the same each time. */
async function receivedOf(ctx: Context, id: string): Promise<Row[]> {
  const asked = { WarehouseReceiptID: Number(id) };
  const rows = await finish(ctx, REPORT, asked, await begin(ctx, REPORT, asked));
  const number = (row: Row) => amount(field(row, 'ID')) ?? 0;
  return rows
    .filter((row) => idOrNull(field(row, 'WarehouseReceiptID')) === id)
    .toSorted((a, b) => number(a) - number(b));
}
