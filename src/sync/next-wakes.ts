import type { Dispatch, Wake } from './dispatch.ts';
import type { Room } from './turns.ts';

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
