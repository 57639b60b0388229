import { ago } from '../../time/instant.tsx';
import { type Scale, toX } from './scale.ts';

/** Pixels that "29 minutes ago" takes at most. */
const WORDS = 110;

/** What is read whole has no ranges: a mark stands where it was read last, and beside it how long ago that was. */
export function Snapshot({
  at,
  scale,
  now,
  y,
  size,
}: {
  at: number | null;
  scale: Scale;
  now: number;
  y: number;
  size: number;
}) {
  if (at === null)
    return (
      <text className="snapshot-words" x={4} y={y + 4}>
        not read yet
      </text>
    );
  const x = toX(scale, at);
  const before = x > WORDS;
  // Where it lies outside the window one is told so at the edge.
  const edge = before ? Math.min(x - size - 6, scale.width - 4) : Math.max(x + size + 6, 4);
  return (
    <>
      <text className="snapshot-words" x={edge} y={y + 4} textAnchor={before ? 'end' : 'start'}>
        {ago(at, now)}
      </text>
      {x >= 0 && x <= scale.width && (
        <path
          className="snapshot"
          d={`M${x - size} ${y}L${x} ${y - size}L${x + size} ${y}L${x} ${y + size}Z`}
        />
      )}
    </>
  );
}
