/** Numbers of receiving tickets by state and day of creation: a question a state, without pages. */
import { Retryable } from '../kit/errors.ts';
import type { Context, Cursor } from '../kit/manifest.ts';
import { ask } from './client.ts';
import { payer } from './paid.ts';
import { fieldsIn, textsIn, written } from './values.ts';

/** Where a walk stands: the state that is read, and the last number of it that was. */
type Place = { state: number; after: string };

/**
 * Some tickets that were created between two days, at most so many, and where to go on.
 *
 * @param states to ask for, in the order in which tickets go through them
 */
export async function statesStep(
  ctx: Context,
  cursor: Cursor | null,
  days: { from: string; to: string },
  states: readonly string[],
  most: number,
): Promise<{ ids: string[]; next: Cursor | null }> {
  const pay = payer(ctx);
  const place = (cursor as Place | null) ?? { state: 0, after: '' };
  const ids: string[] = [];
  for (let { state, after } = place; state < states.length; state++) {
    await pay();
    const left = (await listState(ctx, states[state]!, days)).filter((id) => id > after);
    const room = most - ids.length;
    ids.push(...left.slice(0, room));
    if (left.length > room) return { ids, next: { state, after: ids.at(-1)! } };
    if (left.length === room && state + 1 < states.length)
      return { ids, next: { state: state + 1, after: '' } };
    after = '';
  }
  return { ids, next: null };
}

async function listState(
  ctx: Context,
  state: string,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const operation = 'GetReceivingTicketsByStatusAndCreateDate';
  const answer = await ask(ctx, operation, [
    ['receivingTicketStatus', state],
    ['startDate', written(from)],
    ['endDate', written(to)],
  ]);
  if (answer.gone) throw new Retryable(`Bergen speaks of a ticket where it was asked for ${operation}.`);
  return [...new Set(textsIn(fieldsIn(answer.result.ReceivingTickets).string))].toSorted();
}
