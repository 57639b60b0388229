import { functionLabel } from '../words/functions.ts';
import type { FunctionCoverage } from './queries.ts';
import { type Lane, LOW_LANE } from './timeline/lane.tsx';
import {
  isHole,
  type Piece,
  piecesOf,
  type Reading,
  type Sum,
  seenIn,
  sumOf,
  unsaidBetween,
} from './timeline/pieces.ts';
import type { Window } from './timeline/scale.ts';
import { basisWords, gapsWords } from './words.ts';

/** A function as a lane, with what belongs to it. */
export interface FunctionLane extends Lane {
  coverage: FunctionCoverage;
}

interface OpenJob {
  function_name: string;
  requested_start_time: string | null;
  requested_end_time: string | null;
}

/** A lane for each function that the API tells of; a second one where it was read by another date once. */
export function lanesOf(
  data: readonly FunctionCoverage[],
  jobs: readonly OpenJob[],
  sinceBefore: boolean,
): FunctionLane[] {
  return data.map((coverage) => {
    const { function_name: name, basis, snapshot } = coverage;
    const pieces = snapshot
      ? wholeOf(snapshot)
      : piecesOf(coverage, sinceBefore && coverage.next_end_time === null);
    const reading = jobs.filter((job) => job.function_name === name).flatMap(windowOf);
    const words = basis === 'none' ? (snapshot ? 'read' : 'not read yet') : wordsOf(sumOf(pieces, isHole));
    return {
      id: `${name}.${basis}`,
      coverage,
      pieces,
      reading,
      label: `${functionLabel(name)}, ${basisWords(basis)}: ${words}`,
      ...(basis === 'none' ? { snapshot: snapshot && Date.parse(snapshot.as_of), shape: LOW_LANE } : {}),
    };
  });
}

/** What was read whole stands at one instant. */
function wholeOf(snapshot: Reading): Piece[] {
  const start = Date.parse(snapshot.as_of);
  return unsaidBetween([{ kind: 'covered', start, end: start + 1, reading: snapshot }]);
}

function wordsOf(holes: Sum): string {
  return holes.count === 0 ? 'no gaps' : gapsWords(holes);
}

function windowOf({ requested_start_time: start, requested_end_time: end }: OpenJob): Window[] {
  return start && end ? [{ from: Date.parse(start), to: Date.parse(end) }] : [];
}

/** What can be filled of a lane: gaps of which something lies in the window, and what lies before the first reading. */
export function fillable({ pieces }: Pick<Lane, 'pieces'>, window: Window, alsoEarlier: boolean) {
  const gaps = seenIn(pieces, window).flatMap((piece) => {
    if (isHole(piece)) return [piece];
    if (!alsoEarlier || piece.gap !== 'earlier') return [];
    // It has no beginning of its own, so it is filled as far back as one looks.
    return [{ ...piece, start: Math.max(piece.start, window.from) }];
  });
  const [first, last] = [gaps[0], gaps.at(-1)];
  return first && last ? { start: first.start, end: last.end, sum: sumOf(gaps, () => true) } : null;
}
