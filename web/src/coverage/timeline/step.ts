import type { KeyboardEvent } from 'react';
import type { Mark } from './marks.ts';
import { isHole } from './pieces.ts';

/** To which mark a key leads; null where it is no key of a list. G goes to the next gap, and from the last to the first. */
export function stepOf(
  { key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent,
  at: number,
  marks: readonly Mark[],
): number | null {
  if (shiftKey || altKey || ctrlKey || metaKey) return null;
  if (key === 'ArrowRight') return Math.min(at + 1, marks.length - 1);
  if (key === 'ArrowLeft') return at < 0 ? marks.length - 1 : Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return marks.length - 1;
  if (key !== 'g') return null;
  const holes = marks.flatMap(({ pieces }, index) => (pieces.some(isHole) ? [index] : []));
  return holes.find((index) => index > at) ?? holes[0] ?? null;
}
