import type { paths } from '../api/schema.d.ts';

type Body = NonNullable<paths['/settings']['patch']['requestBody']>['content']['application/json'];

/** Days that records are kept, by resource; null keeps them for good. */
export type RetentionChange = NonNullable<Body['retention_days']>;
export type Retained = keyof RetentionChange;

/** What is about something that happened, and so may have its time; as people call it. */
export const RETAINED: readonly { name: Retained; label: string }[] = [
  { name: 'order', label: 'Orders' },
  { name: 'cart_order', label: 'Orders of shops' },
  { name: 'return', label: 'Returns' },
  { name: 'inbound_shipment', label: 'Inbound shipments' },
  { name: 'inventory_ledger', label: 'Inventory ledger' },
  { name: 'bill', label: 'Bills' },
  { name: 'invoice_line_item', label: 'Invoice lines of carriers' },
];

/** Ten years. */
export const LONGEST_DAYS = 3653;

/** What stands in the fields: days, or nothing for what is kept for good. */
export type Typed = Partial<Record<Retained, number | string>>;

/** What is to be changed, of all that was typed. */
export function changeOf(present: Readonly<Record<string, number>>, typed: Typed): RetentionChange {
  const changed = RETAINED.flatMap(({ name }) => {
    const wish = typed[name];
    if (wish === undefined) return [];
    const days = wish === '' ? null : Number(wish);
    return days === (present[name] ?? null) ? [] : [[name, days] as const];
  });
  return Object.fromEntries(changed);
}

/** Of a change what makes records go: those that were kept longer, or for good. */
export function shortenedBy(
  present: Readonly<Record<string, number>>,
  change: RetentionChange,
): { label: string; days: number }[] {
  return RETAINED.flatMap(({ name, label }) => {
    const days = change[name];
    const isShorter = typeof days === 'number' && days < (present[name] ?? Number.POSITIVE_INFINITY);
    return isShorter ? [{ label, days }] : [];
  });
}
