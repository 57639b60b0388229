import { Retryable } from '../kit/errors.ts';
import type { Ask, Context, Cursor, Page } from '../kit/manifest.ts';
import { type ListAnswer, PAGE_SIZE } from './list-answer.ts';
import { addIds, type Place, placeAfter, START } from './walk.ts';

/**
 * Reading a window from its start to its end in stretches so short that each fits into one answer. The vendor
 * numbers its pages and does not say in which order, so a list may move while it is paged; an answer that is whole
 * cannot. How long a stretch may be follows from the counts that come with each answer.
 */

export const SECOND = 1000;
/** A second of a busy import may hold more than an answer does; such a list is walked until two walks agree. */
const SHORTEST_MS = SECOND;
const MOST_WALKS = 20;
/** Rows to aim for in an answer: well below its limit, for what comes in is not spread evenly. */
const WELL_FILLED = (PAGE_SIZE * 3) / 5;
const WIDEN_AT_MOST = 4;
/** A run that ends no longer ago than this is meant to bring everything up to date. */
const PRESENT_MS = 24 * 3600 * SECOND;

/** Times in milliseconds since 1970. */
type Stand = {
  /** Start of the next stretch; everything before it has been read. */
  at: number;
  end: number;
  width: number;
  /** Only within a stretch that does not fit into one answer. */
  walk: Walk | null;
};

type Walk = { place: Place & { [key: string]: Cursor }; ids: string; lastIds: string; walks: number };

/** Asks for one page of the rows dated between two instants, both included. */
export type AskStretch = (from: Date, to: Date, page: number) => Promise<ListAnswer>;

/**
 * The step: what stands at the cursor, and where to go on.
 *
 * @param lookBackMs how far back the newest slice of an up-to-date run reaches, whatever its start; see README.md
 */
export async function stretchStep(
  ctx: Context,
  ask: Ask,
  cursor: Cursor | null,
  lookBackMs: number,
  askStretch: AskStretch,
): Promise<Page<unknown>> {
  const stand = cursor === null ? begin(ask, ctx.now(), lookBackMs) : (cursor as Stand);
  const to = Math.min(stand.at + stand.width, stand.end);
  const place = stand.walk?.place ?? START;
  const answer = await askStretch(new Date(stand.at), new Date(to), place.page);
  if (!stand.walk && isWhole(answer)) return give(answer.rows, past(stand, to, answer.rows.length));
  if (!stand.walk && answer.extent && to - stand.at > SHORTEST_MS)
    return give([], { ...stand, width: narrower(to - stand.at, answer.extent.total) });
  return walked(stand, to, place, answer);
}

function begin(ask: Ask, now: Date, lookBackMs: number): Stand {
  const start = ask.from!.getTime();
  const end = ask.to!.getTime();
  const isCurrent = ask.newest && now.getTime() - end <= PRESENT_MS;
  const at = isCurrent ? Math.min(start, end - lookBackMs) : start;
  return { at, end, width: Math.max(end - at, SHORTEST_MS), walk: null };
}

/** Whether the answer has all there is, and says so. */
function isWhole({ rows, extent }: ListAnswer): boolean {
  return extent !== null && extent.total === rows.length;
}

/** After a stretch; the next begins with the very instant at which it ended, so that no fraction falls between. */
function past(stand: Stand, to: number, rows: number): Stand | null {
  if (to >= stand.end) return null;
  const factor = Math.min(Math.max(WELL_FILLED / Math.max(rows, 1), 1 / WIDEN_AT_MOST), WIDEN_AT_MOST);
  const width = Math.max(wholeSeconds(stand.width * factor), SHORTEST_MS);
  return { at: to, end: stand.end, width, walk: null };
}

function narrower(width: number, total: number): number {
  const share = Math.min(WELL_FILLED / Math.max(total, 1), 1 / 2);
  return Math.max(wholeSeconds(width * share), SHORTEST_MS);
}

/** One page of a stretch that has several. Only its set of ids is compared: contents change all the time. */
function walked(stand: Stand, to: number, place: Place, answer: ListAnswer): Page<unknown> {
  const { ids, lastIds, walks } = stand.walk ?? { ids: '0', lastIds: '', walks: 1 };
  const seen = addIds(ids, answer.rows);
  const next = placeAfter(place, answer);
  if (next) return give(answer.rows, { ...stand, walk: { place: { ...next }, ids: seen, lastIds, walks } });
  if (seen === lastIds) return give(answer.rows, past(stand, to, PAGE_SIZE));
  if (walks >= MOST_WALKS)
    throw new Retryable('A list of Fulfillment.com keeps moving: no two readings of it agreed.');
  const again = { place: { ...START }, ids: '0', lastIds: seen, walks: walks + 1 };
  return give(answer.rows, { ...stand, walk: again });
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / SECOND) * SECOND;
}

function give(records: unknown[], next: Stand | null): Page<unknown> {
  return { kind: 'page', records, next };
}
