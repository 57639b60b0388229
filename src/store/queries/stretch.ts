/** Where in a list a page begins and ends, by ids that grow with time. Newest first. */
export interface Place {
  /** Only what is older than this. */
  before: string;
  /** Nobody needs to look at what is older than this. */
  from: string;
  /** Most items. */
  limit: number;
}

/** A part of a list. */
export interface Stretch {
  /** Ids of what is wanted of it. */
  ids: string[];
  /** The id to go on behind; null at the end of the list. */
  next: string | null;
}

/**
 * Chooses what is wanted of a stretch that was looked at. A filter may leave next to nothing of a long list, so a
 * statement looks at a stretch of it, and the next one goes on behind.
 *
 * @param size how many were to be looked at: fewer are the end of the list
 */
export function chooseWanted(
  seen: readonly { id: string; wanted: boolean }[],
  size: number,
  limit: number,
): Stretch {
  const wanted = seen.filter((one) => one.wanted).map(({ id }) => id);
  const ids = wanted.slice(0, limit);
  if (wanted.length > limit) return { ids, next: ids.at(-1)! };
  return { ids, next: seen.length < size ? null : seen.at(-1)!.id };
}
