import type { Order } from '../../model/index.ts';
import type { VendorOrder } from './vendor-order.ts';

const WORDS: ReadonlyMap<unknown, string> = new Map([
  [0, 'UNPAID'],
  [1, 'PAID'],
  [2, 'RETURN'],
  [3, 'PENDING'],
  [4, 'RESEND'],
]);

/** Nothing is set aside for it. "Insuffient" is how the vendor spells it. */
const WITHOUT_STOCK: readonly unknown[] = ['Insuffient', 'NotAllocated'];

/** An order is open or processed, for good; a cancelled one is processed as well. What it has come to, flags tell. */
export function orderStatus({ Processed, GeneralInfo: info }: VendorOrder): Order['status'] {
  if (Processed === true) return info?.IsCancelled === true ? 'cancelled' : 'fulfilled';
  if (info?.Status === 0 || info?.Status === 3) return 'open';
  if (!WORDS.has(info?.Status)) return 'other';
  if (info?.IsParked === true) return 'exception';
  if (info?.LabelPrinted === true) return 'packed';
  if (info?.PickListPrinted === true) return 'processing';
  return WITHOUT_STOCK.includes(info?.StockAllocationType) ? 'backordered' : 'confirmed';
}

/** The status and the flags that were looked at, in the vendor's words. */
export function rawStatus({ Processed, GeneralInfo: info }: VendorOrder): string | null {
  const words = [
    WORDS.get(info?.Status) ?? (typeof info?.Status === 'number' ? String(info.Status) : null),
    Processed === true && 'processed',
    info?.IsCancelled === true && 'cancelled',
    info?.IsParked === true && 'parked',
    info?.LabelPrinted === true && 'label printed',
    info?.PickListPrinted === true && 'pick list printed',
  ];
  return words.filter(Boolean).join(', ') || null;
}
