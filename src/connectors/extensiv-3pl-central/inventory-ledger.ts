import type { InventoryLedgerEntry } from '../../model/index.ts';
import type { Page, SourceFunction } from '../kit/manifest.ts';
import { inPasses, type Pass } from '../kit/passes.ts';
import type { Hal } from './ask.ts';
import { type Movement, movementType } from './codes.ts';
import { common, dateOf, lastModified, type WindowedList, walkPages } from './facts.ts';
import { type LedgerLine, ledgerLines, lineId } from './ledger-lines.ts';
import { orderList } from './orders.ts';
import { type ReceiverKind, receiverList } from './receivers.ts';
import { idOrNull, instant, itemOf, part, type Told, text } from './values.ts';

/** Transactions asked for at a time; each has as many lines as it moves items. */
const ROWS = 25;

const processed = {
  date: 'ReadOnly.ProcessDate',
  dateOf: (row: Hal) => part(row.readOnly).processDate,
} as const;
const arrival = { date: 'ArrivalDate', dateOf: (row: Hal) => row.arrivalDate } as const;

/**
 * The vendor has no ledger: it is composed of adjustments, of receivers that were confirmed, and of orders that were
 * closed. People may date the latter two back when they confirm them, so that the newest slice of a run also reads
 * those that were changed last.
 */
export const inventoryLedger: SourceFunction<LedgerLine> = {
  ...common,
  name: 'get_inventory_ledger',
  // That adjustments can be listed by that date, and under which name their lines stand, nobody shows.
  evidence: 'assumed',
  basis: 'created',
  // Transactions have one line or many.
  pageSize: 2 * ROWS,
  versionedBy: 'as_of',
  page: inPasses<LedgerLine>([
    linesOf('adjustment', {
      path: '/inventory/adjustments',
      rel: 'inventory/adjustment',
      rows: ROWS,
      id: 'adjustmentId',
      ...processed,
    }),
    linesOf('receipt', { ...receivers('ordinary'), ...arrival }),
    linesOf('return', { ...receivers('return'), ...arrival }),
    linesOf('shipment', { ...orderList, rows: ROWS, ...processed }),
    linesOf('receipt', { ...receivers('ordinary'), ...lastModified }, 'changed'),
    linesOf('return', { ...receivers('return'), ...lastModified }, 'changed'),
    linesOf('shipment', { ...orderList, rows: ROWS, ...lastModified }, 'changed'),
  ]),
  idOf: (raw) => lineId(raw),
  map: mapLine,
  basisDate: dateOf('entry_date'),
};

function receivers(kind: ReceiverKind) {
  return { ...receiverList(kind), rows: ROWS };
}

function linesOf(kind: Movement, list: WindowedList, sweep?: 'changed'): Pass<LedgerLine> {
  const page = walkPages(list);
  return {
    name: sweep ? `${sweep} ${kind}` : kind,
    sweep: sweep !== undefined,
    page: async (ctx, ask, cursor): Promise<Page<LedgerLine>> => {
      const made = await page(ctx, ask, cursor);
      if (made.kind !== 'page') return made;
      return { ...made, records: made.records.flatMap((one: Told<Hal>) => ledgerLines(kind, one)) };
    },
  };
}

const OBJECTS = { receipt: 'inbound_shipment', return: 'return', shipment: 'order' } as const;

function mapLine(raw: LedgerLine): InventoryLedgerEntry {
  const { kind, zone, at, quantity, line, vendor } = raw;
  const { readOnly, referenceNum, notes, ...others } = vendor;
  const facts = part(readOnly);
  const entered = instant(at, zone);
  const { inventory_item_id, sku } = itemOf(line);
  const object = idOrNull(facts.receiverId) ?? idOrNull(facts.orderId);
  const type = Object.hasOwn(OBJECTS, kind) ? OBJECTS[kind as keyof typeof OBJECTS] : null;
  return {
    id: lineId(raw) ?? '',
    created_date: entered,
    updated_date: entered,
    entry_date: entered,
    inventory_item_id,
    sku: sku ?? '',
    quantity: Math.round(quantity),
    raw_event_type: kind,
    event_type: movementType(kind, facts.subType),
    reason: text(notes),
    object_id: type === null ? null : object,
    object_type: object === null ? null : type,
    warehouse_id: idOrNull(part(facts.facilityIdentifier).id),
    location_id: null,
    additional_fields: {
      ...others,
      reference: text(referenceNum),
      warehouse_customer_id: idOrNull(part(facts.customerIdentifier).id),
      readOnly,
      line,
      time_zone: zone,
    },
  };
}
