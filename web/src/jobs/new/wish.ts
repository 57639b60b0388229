import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { toInstant } from './local.ts';
import { USUAL } from './presets.ts';

/** What the form asks for. */
export interface Wish {
  functionName: string;
  start: string;
  end: string;
  onlyGaps: boolean;
  silent: boolean;
}

/** What of it stands in the address, under these names. `range` says which preset it came from. */
export interface WishParams {
  function?: string;
  start?: string;
  end?: string;
  only_gaps?: string;
  events?: string;
  range?: string;
}

/**
 * The form's wish, kept in the address so that a link shows the same. What the address does not say is the usual.
 *
 * @param offered functions that can be chosen; the first is the usual one
 */
export function useWish(offered: string[]): [Wish, string, (change: WishParams) => void] {
  const [search, setSearch] = useSearchParams();
  // "Now" stays what it was when the form was opened: what is asked for must not change under the hand.
  const [now] = useState(() => new Date());
  const asked = search.get('function');
  const functionName = asked !== null && offered.includes(asked) ? asked : (offered[0] ?? '');
  const wish = {
    functionName,
    start: search.get('start') ?? toInstant(USUAL.start(now)),
    end: search.get('end') ?? toInstant(now),
    onlyGaps: search.get('only_gaps') === 'true',
    silent: search.get('events') === 'silent',
  };
  const range = search.get('range') ?? (search.has('start') || search.has('end') ? '' : USUAL.id);
  const change = (changed: WishParams) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changed)) {
          if (value === undefined || value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  return [wish, range, change];
}

/** What is wrong with a window before it is sent; null when nothing is. */
export function windowProblem({ start, end }: Wish): string | null {
  const [from, to] = [new Date(start).getTime(), new Date(end).getTime()];
  if (Number.isNaN(from) || Number.isNaN(to)) return 'This is no date.';
  return from < to ? null : 'The end must be after the start.';
}
