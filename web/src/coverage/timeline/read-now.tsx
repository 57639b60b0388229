import type { Shape } from './lane.tsx';
import type { Mark } from './marks.ts';

/** Over the gaps that an open job reads. */
export function ReadNow({
  marks,
  shape,
  from,
  to,
}: {
  marks: readonly Mark[];
  shape: Shape;
  from: number;
  to: number;
}) {
  return marks
    .filter(({ kind, x0, x1 }) => kind === 'gap' && x0 < to && x1 > from)
    .map(({ x0, x1 }) => {
      const [left, right] = [Math.max(x0, from), Math.min(x1, Math.max(to, from + 3))];
      return (
        <rect
          key={x0}
          className="read-now"
          x={left}
          y={shape.top}
          width={Math.max(0, right - left)}
          height={shape.bar}
        />
      );
    });
}
