/** A connection that has one of a worker's slots, as far as it matters to who gets the next one. */
export interface TurnSeen {
  organizationId: string;
  /** How long it has had it, in milliseconds. */
  ageMs: number;
  /** It is told to end at its next page. */
  yielding: boolean;
}

/** How many slots may be filled now, and with whom. */
export interface Room {
  /** For connections that were just woken. */
  fresh: number;
  /** For those that had a turn and go on: one slot less, so that who comes now finds one free. */
  resumed: number;
}

/** Every turn is this long if it has so much to do, in milliseconds. */
const SHORTEST_TURN_MS = 1000;

/** @param taken slots that are filled, or are about to be */
export function roomFor(slots: number, taken: number): Room {
  const free = Math.max(slots - taken, 0);
  return { fresh: free, resumed: slots > 1 ? Math.max(free - 1, 0) : free };
}

/**
 * Which turns end at their next page boundary, so that others get one: as many as wait without a free slot, and one
 * where all slots are held by connections that go on and on. Of the organization that has the most slots first, of
 * those the longest; never one that has not had its shortest time. Promise 3.
 *
 * @param waiting connections that were just woken and have no slot yet
 */
export function yielding<Turn extends TurnSeen>(
  turns: readonly Turn[],
  slots: number,
  waiting: number,
): Turn[] {
  const ending = turns.filter((turn) => turn.yielding).length;
  const free = slots - turns.length + ending;
  const allLong = slots > 1 && free <= 0 && turns.every((turn) => turn.ageMs >= SHORTEST_TURN_MS);
  const wanted = Math.max(waiting - free, allLong ? 1 : 0);
  const staying = turns.filter((turn) => !turn.yielding);
  const chosen: Turn[] = [];
  while (chosen.length < wanted) {
    const left = staying.filter((turn) => !chosen.includes(turn));
    const [next] = left
      .filter((turn) => turn.ageMs >= SHORTEST_TURN_MS)
      .sort((a, b) => share(left, b) - share(left, a) || b.ageMs - a.ageMs);
    if (!next) break;
    chosen.push(next);
  }
  return chosen;
}

function share(turns: readonly TurnSeen[], { organizationId }: TurnSeen): number {
  return turns.filter((turn) => turn.organizationId === organizationId).length;
}
