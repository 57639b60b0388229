import { toX, type Window } from './scale.ts';
import type { Axis } from './ticks.ts';

const AXIS_HEIGHT = 42;
/** The word "now" needs so many pixels. */
const NOW_ROOM = 30;

/** The scale above the lanes: coarse names, below them fine ones, and where now is. */
export function AxisRow({
  axis,
  window,
  width,
  now,
}: {
  axis: Axis;
  window: Window;
  width: number;
  now: number;
}) {
  const nowX = toX({ ...window, width }, now);
  const seen = nowX >= 0 && nowX <= width;
  const anchor = nowX > width - NOW_ROOM / 2 ? 'end' : 'middle';
  const covered = ({ x, label }: { x: number; label: string }, y: number) =>
    seen && y < 20 && x + label.length * 7 > nowX - NOW_ROOM && x < nowX + NOW_ROOM;
  return (
    <svg className="axis" width={width} height={AXIS_HEIGHT} aria-hidden="true">
      {axis.coarse.map(({ at, x, label }) => (
        <g key={at}>
          {x > 0 && <line className="line-coarse" x1={x} x2={x} y1={0} y2={AXIS_HEIGHT} />}
          {!covered({ x, label }, 13) && (
            <text className="axis-coarse" x={x + (x > 0 ? 6 : 0)} y={13}>
              {label}
            </text>
          )}
        </g>
      ))}
      {axis.fine.map(({ at, x, label }) => (
        <g key={at}>
          <line className="line-fine" x1={x} x2={x} y1={AXIS_HEIGHT - 20} y2={AXIS_HEIGHT} />
          {x + label.length * 7 < width && (
            <text className="axis-fine" x={x + 5} y={AXIS_HEIGHT - 9}>
              {label}
            </text>
          )}
        </g>
      ))}
      {seen && (
        <>
          <line className="now" x1={nowX} x2={nowX} y1={17} y2={AXIS_HEIGHT} />
          <text className="axis-now" x={anchor === 'end' ? width : nowX} y={13} textAnchor={anchor}>
            now
          </text>
        </>
      )}
    </svg>
  );
}
