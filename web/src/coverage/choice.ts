import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useChangeAddress } from '../shell/change-address.ts';
import type { Mark } from './timeline/marks.ts';
import { type Piece, seenIn } from './timeline/pieces.ts';

/** What somebody chose to know more of: a stretch of a lane. */
export interface Chosen {
  lane: string;
  at: number;
  until: number;
}

/** The choice, which stands in the address as `lane`, `at` and `until`. */
export function useChoice(): [
  Chosen | null,
  (lane: string, stretch: { start: number; end: number } | null) => void,
] {
  const [search] = useSearchParams();
  const changeAddress = useChangeAddress();
  const [lane, at, until] = [search.get('lane'), search.get('at'), search.get('until')].map(
    (one) => one ?? '',
  );
  const [start, end] = [Date.parse(at!), Date.parse(until!)];
  const told = lane && start < end ? { lane, at: start, until: end } : null;
  // The address follows a moment later; keys that come quickly must not be answered from it.
  const [ahead, setAhead] = useState<Chosen | null | undefined>(undefined);
  const key = keyOf(told);
  if (ahead !== undefined && keyOf(ahead) === key) setAhead(undefined);
  const choose = useCallback(
    (laneId: string, stretch: { start: number; end: number } | null) => {
      const chosen = stretch && {
        lane: laneId,
        at: Number.isFinite(stretch.start) ? stretch.start : stretch.end - 1,
        until: stretch.end,
      };
      setAhead(chosen);
      changeAddress((parameters) => {
        for (const name of ['lane', 'at', 'until', 'function']) parameters.delete(name);
        if (chosen === null) return;
        parameters.set('lane', chosen.lane);
        parameters.set('at', new Date(chosen.at).toISOString());
        parameters.set('until', new Date(chosen.until).toISOString());
      });
    },
    [changeAddress],
  );
  return [ahead === undefined ? told : ahead, choose];
}

function keyOf(chosen: Chosen | null): string {
  return chosen ? `${chosen.lane} ${chosen.at} ${chosen.until}` : '';
}

/** What a mark stands for: of gaps too near to be told apart, from the first gap to the last. */
export function stretchOf({ kind, pieces }: Mark): { start: number; end: number } {
  const some = pieces.filter((piece) => piece.kind === kind);
  return { start: some[0]!.start, end: some.at(-1)!.end };
}

/** The pieces that are chosen, whole. */
export function chosenPieces(pieces: readonly Piece[], { at, until }: Chosen): Piece[] {
  return seenIn(pieces, { from: at, to: until }).filter(({ kind }) => kind !== 'unsaid');
}
