/** The CSV files of a warehouse, with the columns that such files usually have. */
import { PLAIN, renderTable } from '../../kit/simulator/table.ts';
import type { Delivery } from './batches.ts';
import type { Life, Movement } from './life.ts';

const day = (at: number) => new Date(at).toISOString().slice(0, 10);
const REASONS = { AU: 'DAMAGED', AA: 'COUNT', '05': 'HOLD', CR: 'RETURN' } as const;

/** All files of a stretch of days. */
export function tablesOf(life: Life, from: number, to: number): Delivery[] {
  const stamp = new Date(to).toISOString().replace(/\D/g, '').slice(0, 14);
  const file = (kind: string, rows: string[][]): Delivery => ({
    name: `${kind}_ACME_${stamp}.csv`,
    bytes: renderTable(rows, { ...PLAIN, byteOrderMark: kind === 'inbound' }),
  });
  return [
    file('orders', ordersOf(life.shipments(from, to))),
    file('inbound', inboundOf(life.receipts(from, to))),
    file('ledger', ledgerOf(life, from, to)),
    file('inventory', stockOf(life, to)),
  ];
}

function ordersOf(shipments: readonly Movement[]): string[][] {
  const header =
    'order_number,reference,status,ship_date,carrier,service,tracking_number,sku,ordered_qty,shipped_qty';
  return [
    header.split(','),
    ...shipments.flatMap(({ name, part, at, lines, last }) =>
      lines.map(({ sku, ordered, moved }) => [
        name,
        `WEB "${name.slice(3)}"`,
        last ? 'SHIPPED' : 'PARTIAL',
        day(at),
        'UPS',
        'Ground, residential',
        `1Z${part}`,
        sku,
        String(ordered),
        String(moved),
      ]),
    ),
  ];
}

function inboundOf(receipts: readonly Movement[]): string[][] {
  const header =
    'asn_number,po_number,receipt_number,expected_date,received_date,sku,lot,expiry,expected_qty,received_qty,damaged_qty,status';
  return [
    header.split(','),
    ...receipts.flatMap(({ name, part, at, lines, last }) =>
      lines.map(({ sku, ordered, moved }) => [
        name,
        `PO-${name.slice(3)}`,
        part,
        day(at - 86_400_000),
        day(at),
        sku,
        `L${sku.slice(-3)}`,
        day(at + 200 * 86_400_000),
        String(ordered),
        String(moved),
        '0',
        last ? 'RECEIVED' : 'PARTIAL',
      ]),
    ),
  ];
}

function ledgerOf(life: Life, from: number, to: number): string[][] {
  return [
    ['transaction_id', 'date', 'warehouse', 'sku', 'lot', 'qty', 'reason', 'reference', 'user'],
    ...life
      .corrections(from, to)
      .map(({ id, at, sku, quantity, reason }) => [
        id,
        day(at),
        'W01',
        sku,
        `L${sku.slice(-3)}`,
        String(quantity),
        REASONS[reason],
        '',
        'jo',
      ]),
  ];
}

function stockOf(life: Life, at: number): string[][] {
  return [
    ['as_of', 'warehouse', 'sku', 'lot', 'expiry', 'on_hand', 'allocated', 'available', 'on_hold', 'damaged'],
    ...life.stock(at).flatMap(({ sku, committed, held, lots }) =>
      lots.map(({ lot, quantity, expires }, nth) => {
        const [promised, blocked] = nth === 0 ? [committed, held] : [0, 0];
        return [
          day(at),
          'W01',
          sku,
          lot,
          expires,
          String(quantity),
          String(promised),
          String(quantity - promised - blocked),
          String(blocked),
          '0',
        ];
      }),
    ),
  ];
}
