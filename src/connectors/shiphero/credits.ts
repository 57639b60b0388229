/** The account's bucket at the vendor. One question may cost no more than the whole of it. */
export const CREDITS = { burst: 4004, perSecond: 60 } as const;

/**
 * What a list costs at most: one credit for each row it may have, and what is inside each row as often. The question
 * itself is one more.
 *
 * @param inside what the lists inside one row cost
 */
export function listCost(rows: number, inside = 0): number {
  return rows * (1 + inside);
}
