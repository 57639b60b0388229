/** A half-open range of instants, [start, end), in milliseconds. */
export interface Range {
  start: number;
  end: number;
}

/**
 * A range that was read. Of one reading `asOf` and `lastAsOf` are the same instant. Of several that were joined: each
 * instant of the range was read by one of them, and each of them was true at an instant from `asOf` to `lastAsOf`.
 */
export interface Reading extends Range {
  asOf: number;
  lastAsOf: number;
  /** The newest of the runs that read it. */
  runId: string;
  mapperVersion: number;
}

const DAY_MS = 24 * 3600 * 1000;

/**
 * Which reading stands for which instant: the newest that covers it. Where several were joined only the oldest of
 * their instants is sure, so that one counts.
 *
 * @returns pieces in order, none over another
 */
export function newestReadings<R extends Reading>(readings: readonly R[]): R[] {
  const pieces: R[] = [];
  for (const reading of readings.toSorted(newestFirst)) {
    let last = firstEndingAfter(pieces, reading.start);
    const first = last;
    const around: R[] = [];
    let at = reading.start;
    for (; last < pieces.length && pieces[last]!.start < reading.end; last++) {
      const newer = pieces[last]!;
      if (newer.start > at) around.push({ ...reading, start: at, end: newer.start });
      around.push(newer);
      at = newer.end;
    }
    if (at < reading.end) around.push({ ...reading, start: at });
    pieces.splice(first, last - first, ...around);
  }
  return pieces;
}

/**
 * Makes one of pieces that touch and agree: of one mapper version, and read at about the same time, which is within a
 * day, or within a quarter of their age where that is more. So years of hourly readings are some thirty pieces.
 *
 * What is said of the whole is no more than what was said of its parts. It does not do to give it the oldest instant
 * alone: a record that lay in the newer part at that instant may have moved out of it before the part was read.
 *
 * @param pieces in order, none over another
 */
export function joinReadings<R extends Reading>(pieces: readonly R[], now: number): R[] {
  const joined: R[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && before.end === piece.start && agree(before, piece, now)) {
      const newer = newestFirst(before, piece) < 0 ? before : piece;
      joined[joined.length - 1] = {
        ...newer,
        start: before.start,
        end: piece.end,
        asOf: Math.min(before.asOf, piece.asOf),
        lastAsOf: Math.max(before.lastAsOf, piece.lastAsOf),
      };
    } else joined.push(piece);
  }
  return joined;
}

function agree(a: Reading, b: Reading, now: number): boolean {
  const newest = Math.max(a.lastAsOf, b.lastAsOf);
  const apart = newest - Math.min(a.asOf, b.asOf);
  return a.mapperVersion === b.mapperVersion && apart <= Math.max(DAY_MS, (now - newest) / 4);
}

/** Newest first; ties in an order that does not depend on where they stand. */
function newestFirst(a: Reading, b: Reading): number {
  return b.asOf - a.asOf || b.lastAsOf - a.lastAsOf || (a.runId < b.runId ? 1 : a.runId > b.runId ? -1 : 0);
}

function firstEndingAfter(pieces: readonly Range[], instant: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.end > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The same instants in as few ranges as can be, in order. */
export function unite(ranges: readonly Range[]): Range[] {
  const united: Range[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = united.at(-1);
    if (start >= end) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else united.push({ start, end });
  }
  return united;
}

/** What of `whole` lies in none of `taken`, in order. */
export function without(whole: readonly Range[], taken: readonly Range[]): Range[] {
  const left: Range[] = [];
  const holes = unite(taken);
  for (const { start, end } of unite(whole)) {
    let at = start;
    for (let next = firstEndingAfter(holes, start); next < holes.length; next++) {
      const hole = holes[next]!;
      if (hole.start >= end) break;
      if (hole.start > at) left.push({ start: at, end: hole.start });
      at = hole.end;
    }
    if (at < end) left.push({ start: at, end });
  }
  return left;
}

/** What of the ranges lies within `bounds`. */
export function within<R extends Range>(ranges: readonly R[], bounds: Range): R[] {
  return ranges.flatMap((range) => {
    const start = Math.max(range.start, bounds.start);
    const end = Math.min(range.end, bounds.end);
    return start < end ? { ...range, start, end } : [];
  });
}
