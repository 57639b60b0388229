/** What goods come in by: an inbound shipment, or a return. */
import { embedded, type Hal } from './ask.ts';
import type { WindowedList } from './facts.ts';
import { part } from './values.ts';

/** Rows asked for at a time. */
export const ROWS = 50;

/** Which receivers a list has; announced ones become ordinary ones. By number: their names differ from page to page. */
const TYPES = { ordinary: 0, return: 1, announced: 2 } as const;

export type ReceiverKind = keyof typeof TYPES;

/** A list of receivers with all that belongs to them. */
export function receiverList(kind: ReceiverKind) {
  return {
    path: '/inventory/receivers',
    rel: 'inventory/receiver',
    rows: ROWS,
    query: { detail: 'All', itemdetail: 'All', receivertype: String(TYPES[kind]) },
    id: 'receiverId',
  } as const satisfies Partial<WindowedList>;
}

/** The lines of a receiver. */
export function receiveItems(receiver: Hal): Hal[] {
  return embedded(receiver, 'inventory/receiveritem').map(part);
}
