import type { FunctionName, Held } from '../../kit/simulator.ts';
import type { Manners } from './lists.ts';
import type { Row, WindowDate, World } from './world.ts';

const DAY = 24 * 3600 * 1000;

/** What a function can list now. */
export function held(
  world: World,
  manners: Manners,
  functionName: FunctionName,
  window: { from: Date; to: Date } | undefined,
  now: number,
): Held[] {
  if (functionName === 'get_inventory')
    return world.items(now).map(({ id }) => ({ id: String(id), at: null }));
  // Without a window, a month: the whole past is long.
  const from = window?.from.getTime() ?? now - 30 * DAY;
  const to = (window?.to.getTime() ?? now + 1) - 1;
  if (functionName === 'get_orders') {
    const date = manners.orderWindow;
    return world.orders(date, from, to, now, new Set()).map((row) => asHeld(row, date));
  }
  const date = manners.returnWindow;
  return world.returns(date, from, to, now).map((row) => asHeld(row, date));
}

function asHeld({ id, dates }: Row, date: WindowDate): Held {
  return { id: String(id), at: new Date(dates[date]!) };
}
