/** Windows that hold just so many records, found in what a simulator says it holds. */
import type { Held } from '../../src/connectors/kit/simulator.ts';

/** A half-open window and what it holds. */
export interface Stretch {
  start: Date;
  end: Date;
  held: Held[];
}

/**
 * The narrowest window with exactly so many records whose ends are dates of records: it begins with one that is in,
 * and ends with one that is not. With `count` 0 it lies between two records that are apart. Null where there is none.
 */
export function stretchOf(all: readonly Held[], count: number, grainMs: number): Stretch | null {
  const groups = byInstant(all);
  if (count === 0) return gapIn(groups, grainMs);
  let best: Stretch | null = null;
  let first = 0;
  let size = 0;
  for (let last = 0; last < groups.length - 1; last++) {
    size += groups[last]!.held.length;
    while (size > count) size -= groups[first++]!.held.length;
    if (size !== count || first > last) continue;
    const [start, end] = [groups[first]!.at, groups[last + 1]!.at];
    if (best && end - start >= best.end.getTime() - best.start.getTime()) continue;
    const held = groups.slice(first, last + 1).flatMap((group) => group.held);
    best = { start: new Date(start), end: new Date(end), held };
  }
  return best;
}

/** The instant that the most records share; null where no two do. */
export function tieIn(all: readonly Held[], grainMs: number): Stretch | null {
  const most = byInstant(all).reduce<Group | null>(
    (best, group) => (group.held.length > (best?.held.length ?? 1) ? group : best),
    null,
  );
  return most && { start: new Date(most.at), end: new Date(most.at + grainMs), held: most.held };
}

/** The shortest window of whole instants with at least so many records; all there is where that is less. */
export function atLeast(all: readonly Held[], count: number, grainMs: number): Stretch | null {
  const groups = byInstant(all);
  let size = 0;
  const taken = groups.filter(({ held }) => {
    const wanted = size < count;
    size += held.length;
    return wanted;
  });
  const last = taken.at(-1);
  if (!last) return null;
  const end = groups[taken.length]?.at ?? last.at + grainMs;
  return { start: new Date(taken[0]!.at), end: new Date(end), held: taken.flatMap(({ held }) => held) };
}

interface Group {
  at: number;
  held: Held[];
}

function byInstant(all: readonly Held[]): Group[] {
  const groups = new Map<number, Held[]>();
  for (const held of all) {
    if (held.at === null) continue;
    const at = held.at.getTime();
    const group = groups.get(at);
    if (group) group.push(held);
    else groups.set(at, [held]);
  }
  return [...groups].map(([at, held]) => ({ at, held })).sort((a, b) => a.at - b.at);
}

function gapIn(groups: readonly Group[], grainMs: number): Stretch | null {
  for (const [place, { at }] of groups.entries()) {
    const next = groups[place + 1]?.at;
    if (next === undefined || next - at < 6 * grainMs) continue;
    const start = Math.ceil((at + 2 * grainMs) / grainMs) * grainMs;
    return { start: new Date(start), end: new Date(next - 2 * grainMs), held: [] };
  }
  return null;
}
