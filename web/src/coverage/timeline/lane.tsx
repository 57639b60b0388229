import { type KeyboardEvent, type MouseEvent, memo, useId, useMemo } from 'react';
import { instantWords } from '../instants.ts';
import { markSentence } from '../words.ts';
import type { ColourBy } from './colours.ts';
import { MarkShape } from './mark-shape.tsx';
import { type Mark, markAt, marksOf } from './marks.ts';
import type { Piece } from './pieces.ts';
import { ReadNow } from './read-now.tsx';
import { toX, type Window } from './scale.ts';
import { Snapshot } from './snapshot.tsx';
import { stepOf } from './step.ts';
import type { Axis } from './ticks.ts';

/** A function's time, as it is drawn. */
export interface Lane {
  id: string;
  /** For those who hear it. */
  label: string;
  pieces: readonly Piece[];
  /** When it was read whole for the last time; for functions without a window. Null where it never was. */
  snapshot?: number | null;
  /** How high it is, where that is not as the others. */
  shape?: Shape;
  /** Windows that open jobs are reading now. */
  reading?: readonly Window[];
}

/** Where the bar of a lane stands in it. */
export interface Shape {
  height: number;
  top: number;
  bar: number;
}

export const LANE: Shape = { height: 50, top: 15, bar: 24 };
/** For what has no ranges. */
export const LOW_LANE: Shape = { height: 30, top: 3, bar: 24 };
/** For many lanes at once. */
export const THIN_LANE: Shape = { height: 22, top: 5, bar: 12 };

/** How near to a narrow gap a press may be to mean it, in pixels. */
const REACH = 7;

interface Props {
  lane: Lane;
  shape: Shape;
  window: Window;
  width: number;
  axis: Axis;
  now: number;
  by: ColourBy;
  /** An instant in the mark that is chosen, if it is in this lane. */
  chosenAt: number | null;
  /** Whatever this run read is marked. */
  run: string | null;
  onChoose: (lane: string, mark: Mark) => void;
  onPress: (lane: string, mark: Mark) => void;
  onOpen: (lane: string, mark: Mark) => void;
  onHover: (lane: string, mark: Mark | null, x: number, top: number) => void;
}

/** One lane: a list of marks from left to right, to be walked through with the arrow keys. */
export const LaneRow = memo(function LaneRow(props: Props) {
  const { lane, shape, window, width, axis, now, by, chosenAt, run, onChoose, onPress, onOpen, onHover } =
    props;
  const id = useId();
  const scale = useMemo(() => ({ ...window, width }), [window, width]);
  const marks = useMemo(() => marksOf(lane.pieces, scale), [lane.pieces, scale]);
  const told = marks.filter(({ kind }) => kind !== 'unsaid');
  const chosen = chosenAt === null ? undefined : told.find((mark) => holds(mark, chosenAt));

  const pointed = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    const mark = lane.snapshot === undefined ? markAt(marks, x, REACH) : told.find((one) => isNear(one, x));
    return { x, mark: mark && mark.kind !== 'unsaid' ? mark : null };
  };
  const keys = (event: KeyboardEvent) => {
    const at = chosen ? told.indexOf(chosen) : -1;
    const to = stepOf(event, at, told);
    if (event.key === 'Enter' && chosen) onOpen(lane.id, chosen);
    else if (to === null || !told[to]) return;
    else onChoose(lane.id, told[to]);
    event.preventDefault();
    event.stopPropagation();
  };
  const middle = shape.top + shape.bar / 2;
  const nowX = toX(scale, now);
  return (
    <div
      className="lane"
      role="listbox"
      aria-orientation="horizontal"
      aria-label={lane.label}
      aria-activedescendant={chosen ? `${id}-${told.indexOf(chosen)}` : undefined}
      tabIndex={0}
      data-lane={lane.id}
      onKeyDown={keys}
      onClick={(event) => {
        const { mark } = pointed(event);
        if (mark) onPress(lane.id, mark);
      }}
      onDoubleClick={(event) => {
        const { mark } = pointed(event);
        if (mark) onOpen(lane.id, mark);
      }}
      onPointerMove={(event) => {
        const { mark, x } = pointed(event);
        onHover(lane.id, event.pointerType === 'mouse' ? mark : null, x, event.currentTarget.offsetTop);
      }}
      onPointerLeave={() => onHover(lane.id, null, -1, 0)}
    >
      <svg role="presentation" width={width} height={shape.height}>
        <Lines axis={axis} height={shape.height} />
        {lane.snapshot === undefined && (
          <rect className="track" x={0} y={shape.top} width={clampX(nowX, width)} height={shape.bar} />
        )}
        {told.map((mark, index) => (
          <g
            key={mark.pieces[0]!.start}
            role="option"
            id={`${id}-${index}`}
            aria-selected={mark === chosen}
            aria-label={markSentence(mark, instantWords)}
          >
            {lane.snapshot === undefined && <MarkShape mark={mark} shape={shape} by={by} now={now} />}
            {run !== null && mark.pieces.some(({ reading }) => reading?.run_id === run) && (
              <rect className="same-run" x={mark.x0} y={shape.top - 4} width={mark.x1 - mark.x0} height={2} />
            )}
          </g>
        ))}
        {lane.reading?.map((one) => (
          <ReadNow
            key={`${one.from} ${one.to}`}
            marks={told}
            shape={shape}
            from={toX(scale, one.from)}
            to={toX(scale, one.to)}
          />
        ))}
        {lane.snapshot !== undefined && (
          <Snapshot at={lane.snapshot} scale={scale} now={now} y={middle} size={shape.bar / 3.4} />
        )}
        {chosen && (
          <rect
            className="chosen"
            x={chosen.x0 - 2}
            y={shape.top - 4}
            width={chosen.x1 - chosen.x0 + 4}
            height={shape.bar + 8}
            rx={3}
          />
        )}
        <line className="now" x1={nowX} x2={nowX} y1={0} y2={shape.height} />
      </svg>
    </div>
  );
});

function Lines({ axis, height }: { axis: Axis; height: number }) {
  return (
    <>
      {axis.fine.map(({ at, x }) => (
        <line key={at} className="line-fine" x1={x} x2={x} y1={0} y2={height} />
      ))}
      {axis.coarse.map(
        ({ at, x }) => x > 0 && <line key={at} className="line-coarse" x1={x} x2={x} y1={0} y2={height} />,
      )}
    </>
  );
}

function isNear({ x0, x1 }: Mark, x: number): boolean {
  return x > x0 - 2 * REACH && x < x1 + 2 * REACH;
}

function holds(mark: Mark, at: number): boolean {
  return mark.pieces.some(({ start, end }) => start <= at && at < end);
}

function clampX(x: number, width: number): number {
  return Math.min(Math.max(x, 0), width);
}
