import type { Dispatch, Wake } from './dispatch.ts';
import { type Room, roomFor } from './turns.ts';

/** For so long after more waited than there were slots it matters whose turn it is. */
const CROWDED_FOR_MS = 5000;
/** So often at least somebody who goes on gets a slot, however many are woken. */
const RESUMED_EVERY_MS = 5000;

/** How a worker stands when it looks for work. */
export interface Looking {
  room: Room;
  /** Organizations that have a slot of this worker. */
  served: readonly string[];
  /** More wait, or did a moment ago, than there are slots: whose turn it is matters. */
  crowded: boolean;
  /** Nobody who goes on got a slot for long, because so many were just woken. */
  resumedFirst: boolean;
}

/**
 * Fetches the wake-ups that get a worker's free slots. Those that were just woken go before those that had a turn, but
 * for one now and then; organizations that have no slot here go before those that have. So an organization with
 * thousands of endless backfills delays another one by one turn at most, and never for good.
 *
 * Where nothing is crowded, whatever waits is fetched at once, in one statement.
 */
export async function nextWakes(
  dispatch: Pick<Dispatch, 'fetch'>,
  { room, served, crowded, resumedFirst }: Looking,
): Promise<Wake[]> {
  if (room.fresh === 0) return [];
  if (!crowded && room.resumed > 0) return dispatch.fetch(room.resumed, { which: 'any', without: [] });
  const found: Wake[] = [];
  const organizations = new Set(served);
  const fetch = async (which: 'fresh' | 'resumed', count: number) => {
    const end = found.length + count;
    while (crowded && found.length < end) {
      const [wake] = await dispatch.fetch(1, { which, without: [...organizations] });
      if (!wake) break;
      found.push(wake);
      organizations.add(wake.data.organizationId);
    }
    if (found.length < end) found.push(...(await dispatch.fetch(end - found.length, { which, without: [] })));
  };
  if (resumedFirst && room.resumed > 0) await fetch('resumed', 1);
  await fetch('fresh', room.fresh - found.length);
  const resumed = room.resumed - found.length;
  if (resumed > 0) await fetch('resumed', resumed);
  return found;
}

/** Fills the slots of one worker, and remembers what {@link nextWakes} has to know. */
export class WakeFetcher {
  readonly #dispatch: Pick<Dispatch, 'fetch'>;
  readonly #slots: number;
  #crowdedUntil = 0;
  #resumedAt = 0;

  constructor(dispatch: Pick<Dispatch, 'fetch'>, slots: number) {
    this.#dispatch = dispatch;
    this.#slots = slots;
  }

  /** @param served the organizations of the slots that are filled, or about to be; one entry a slot */
  async next(served: readonly string[]): Promise<Wake[]> {
    const now = performance.now();
    const room = roomFor(this.#slots, served.length);
    const crowded = now < this.#crowdedUntil;
    const resumedFirst = now - this.#resumedAt > RESUMED_EVERY_MS;
    const wakes = await nextWakes(this.#dispatch, { room, served, crowded, resumedFirst });
    if (wakes.length >= room.resumed) this.#crowdedUntil = now + CROWDED_FOR_MS;
    if (wakes.some(({ data }) => data.resumed)) this.#resumedAt = now;
    return wakes;
  }
}
