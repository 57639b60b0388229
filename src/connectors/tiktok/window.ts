import { Retryable } from '../kit/errors.ts';
import type { Ask, Context, Page } from '../kit/manifest.ts';
import { askFor } from './client.ts';

/** Orders asked for at a time: the vendor's largest. */
export const PAGE_SIZE = 100;
const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;
/** The date of a change moves with the status alone: what else has changed lately is found by looking again. */
const LOOK_BACK_MS = 3 * DAY;
/** A run that ends no longer ago than this is meant to bring everything up to date. */
const PRESENT_MS = DAY;

interface Row {
  update_time?: unknown;
}

/**
 * Where a walk over a window stands, in seconds since 1970. What a page token is good for once an order has left the
 * window is told nowhere: a question begins with the second at which the last one ended, and a token is used only while
 * one second fills more than a page.
 */
type Stand = { at: number; end: number; token: string | null };

/** The step over the orders that were changed in a window, the oldest change first. */
export async function windowStep<R>(ctx: Context, ask: Ask, cursor: unknown): Promise<Page<R>> {
  const stand = (cursor as Stand | null) ?? begin(ask, ctx.now());
  const to = stand.token === null ? stand.end : stand.at + 1;
  const data = await askFor(ctx, {
    path: '/order/202309/orders/search',
    query: {
      page_size: PAGE_SIZE,
      sort_field: 'update_time',
      sort_order: 'ASC',
      // An empty one begins the list of a single second.
      page_token: stand.token || undefined,
    },
    body: { update_time_ge: stand.at, update_time_lt: to },
  });
  const { orders = [], next_page_token: token, total_count: total } = (data ?? {}) as Record<string, unknown>;
  if (!Array.isArray(orders) || orders.length > PAGE_SIZE || !Number.isSafeInteger(total))
    throw new Retryable('An answer of TikTok had no list of orders, no count, or more than were asked for.');
  const more = typeof token === 'string' && token !== '' ? token : null;
  if (orders.length === 0 && (more !== null || (total as number) > 0))
    throw new Retryable('An answer of TikTok lacked orders that it announced.');
  return { kind: 'page', records: orders as R[], next: following(stand, orders, more) };
}

function begin(ask: Ask, now: Date): Stand {
  const [start, end] = [ask.from!.getTime(), ask.to!.getTime()];
  const isCurrent = ask.newest && now.getTime() - end <= PRESENT_MS;
  const at = isCurrent ? Math.min(start, end - LOOK_BACK_MS) : start;
  return { at: Math.floor(at / SECOND), end: Math.ceil(end / SECOND), token: null };
}

function following(stand: Stand, rows: readonly Row[], more: string | null): Stand | null {
  if (stand.token !== null) {
    if (more !== null) return { ...stand, token: more };
    return stand.at + 1 < stand.end ? { ...stand, at: stand.at + 1, token: null } : null;
  }
  if (more === null) return null;
  const last = rows.at(-1)?.update_time;
  if (!Number.isSafeInteger(last) || (last as number) < stand.at)
    throw new Retryable('A list of TikTok is not in the order, or not of the window, that was asked for.');
  return (last as number) > stand.at ? { ...stand, at: last as number } : { ...stand, token: '' };
}
