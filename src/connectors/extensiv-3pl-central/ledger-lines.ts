/** What a transaction moved, a line each. */
import { embedded, type Hal } from './ask.ts';
import { CANCELLED, CLOSED, type Movement } from './codes.ts';
import { orderLines } from './orders.ts';
import { receiveItems } from './receivers.ts';
import { amount, idOrNull, part, parts, type Told } from './values.ts';

/** One movement, with as much of its transaction as says whose it is. */
export interface LedgerLine {
  kind: Movement;
  zone: string;
  /** When it took place, as the vendor writes it. */
  at: string;
  /** What tells it from the other lines. */
  key: string;
  /** Units added, or taken away where negative. */
  quantity: number;
  line: Hal;
  vendor: Hal;
}

const PREFIXES = { adjustment: 'adj', receipt: 'rcv', return: 'rcv', shipment: 'ord' } as const;

/** The id of a line; null where it has none. */
export function lineId(raw: unknown): string | null {
  const { kind, key } = part(raw) as Partial<LedgerLine>;
  if (typeof kind !== 'string' || typeof key !== 'string' || key === '') return null;
  return Object.hasOwn(PREFIXES, kind) ? `${PREFIXES[kind]}-${key}` : null;
}

/** The lines of a transaction; none of what was not completed, or moved nothing (charges are adjustments, too). */
export function ledgerLines(kind: Movement, { zone, vendor }: Told<Hal>): LedgerLine[] {
  const facts = part(vendor.readOnly);
  if (facts.status === CANCELLED) return [];
  const at = kind === 'receipt' || kind === 'return' ? vendor.arrivalDate : facts.processDate;
  if (typeof at !== 'string') return [];
  const completed = facts.status === CLOSED || facts.isClosed === true;
  if (kind !== 'adjustment' && !completed) return [];
  const head = headOf(vendor);
  return movedBy(kind, vendor)
    .filter(({ quantity }) => quantity !== 0)
    .map((moved) => ({ kind, zone, at, ...moved, vendor: head }));
}

type Moved = Pick<LedgerLine, 'key' | 'quantity' | 'line'>;

function movedBy(kind: Movement, vendor: Hal): Moved[] {
  if (kind === 'adjustment') return adjusted(vendor);
  if (kind === 'shipment')
    return orderLines(vendor).map((line) => ({
      key: idOrNull(part(line.readOnly).orderItemId) ?? '',
      quantity: -sent(line),
      line,
    }));
  return receiveItems(vendor).map((line) => ({
    key: idOrNull(part(line.readOnly).receiveItemId) ?? '',
    quantity: amount(line.qty) ?? 0,
    line,
  }));
}

/** Named by what was received once and is adjusted now, and by a count where that is adjusted twice. */
function adjusted(vendor: Hal): Moved[] {
  const adjustment = idOrNull(part(vendor.readOnly).adjustmentId) ?? '';
  const seen = new Map<string, number>();
  return embedded(vendor, 'inventory/adjustmentitem').map((one, place) => {
    const line = part(one);
    const item = idOrNull(line.receiveItemId) ?? `line${place + 1}`;
    const times = (seen.get(item) ?? 0) + 1;
    seen.set(item, times);
    const key = `${adjustment}-${item}${times > 1 ? `-${times}` : ''}`;
    return { key, quantity: amount(line.qty) ?? 0, line };
  });
}

/** What was taken from stock for a line: its allocations, or, where none are shown, what was ordered. */
function sent(line: Hal): number {
  const allocations = parts(part(line.readOnly).allocations);
  if (allocations.length === 0) return amount(line.qty) ?? 0;
  return allocations.reduce((sum, one) => sum + (amount(one.qty) ?? 0), 0);
}

/** A transaction without its lines and parcels, which would stand beside each of them. */
function headOf({ _embedded, _links, billing, readOnly, ...others }: Hal): Hal {
  const { packages, outboundSerialNumbers, ...facts } = part(readOnly);
  return { ...others, readOnly: facts };
}
