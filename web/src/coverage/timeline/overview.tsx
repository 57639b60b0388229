import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { instantWords } from '../instants.ts';
import type { Lane } from './lane.tsx';
import { type Mark, marksOf } from './marks.ts';
import { clamp, pan, toInstant, toX, type Window } from './scale.ts';
import type { View } from './use-window.ts';

const HEIGHT = 40;
const HANDLE = 24;
/** A step of the keyboard, as a share of all that is shown. */
const STEP = 0.01;

type Grip = 'from' | 'to' | 'both';

/** All of the time there is, small, and on it the window: to be moved, and made wider or narrower. */
export function Overview({
  lanes,
  all,
  view,
  width,
}: {
  lanes: readonly Lane[];
  all: Window;
  view: View;
  width: number;
}) {
  const { window, limits, show } = view;
  const whole = { from: Math.min(all.from, window.from), to: Math.max(all.to, window.to) };
  // What is shown must not grow under the hand that moves a handle.
  const held = useRef<{ grip: Grip; whole: Window; at: number; before: Window } | null>(null);
  const shown = held.current?.whole ?? whole;
  const { from, to } = shown;
  const scale = useMemo(() => ({ from, to, width }), [from, to, width]);
  const [x0, x1] = [toX(scale, window.from), toX(scale, window.to)];

  const instantOf = (event: PointerEvent<SVGElement>) =>
    toInstant(scale, event.clientX - event.currentTarget.ownerSVGElement!.getBoundingClientRect().left);
  const grip = (which: Grip) => ({
    onPointerDown: (event: PointerEvent<SVGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { grip: which, whole: shown, at: instantOf(event), before: window };
    },
    onPointerMove: (event: PointerEvent<SVGElement>) => {
      if (!held.current) return;
      const { at, before } = held.current;
      const by = instantOf(event) - at;
      if (which === 'both') show(pan(before, by, limits));
      else show(moved(before, which, before[which] + by, limits));
    },
    onPointerUp: () => {
      held.current = null;
    },
  });
  const slider = (which: 'from' | 'to') => ({
    ...grip(which),
    role: 'slider',
    tabIndex: 0,
    'aria-label': which === 'from' ? 'Start of the window' : 'End of the window',
    'aria-valuemin': Math.round(from / 1000),
    'aria-valuemax': Math.round(to / 1000),
    'aria-valuenow': Math.round(window[which] / 1000),
    'aria-valuetext': instantWords(window[which]),
    onKeyDown: (event: KeyboardEvent) => {
      const by = { ArrowLeft: -STEP, ArrowRight: STEP, PageDown: -10 * STEP, PageUp: 10 * STEP }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      show(moved(window, which, window[which] + by * (to - from), limits));
    },
  });
  return (
    <svg className="overview" width={width} height={HEIGHT} role="presentation">
      <rect
        className="overview-ground"
        width={width}
        height={HEIGHT}
        rx={4}
        onPointerDown={(event) => {
          const middle = toInstant(scale, event.clientX - event.currentTarget.getBoundingClientRect().left);
          view.glide(pan(window, middle - (window.from + window.to) / 2, limits));
        }}
      />
      <Miniature lanes={lanes} from={from} to={to} width={width} />
      <rect className="overview-beyond" x={0} width={Math.max(0, x0)} height={HEIGHT} />
      <rect className="overview-beyond" x={x1} width={Math.max(0, width - x1)} height={HEIGHT} />
      <rect
        className="brush"
        x={x0}
        y={0.5}
        width={Math.max(2, x1 - x0)}
        height={HEIGHT - 1}
        rx={3}
        {...grip('both')}
      />
      {(['from', 'to'] as const).map((which) => {
        const x = which === 'from' ? x0 : x1;
        return (
          <g key={which} className="brush-handle" {...slider(which)}>
            <rect
              x={which === 'from' ? x - HANDLE + 8 : x - 8}
              width={HANDLE}
              height={HEIGHT}
              fill="transparent"
            />
            <rect className="brush-grip" x={x - 3} y={HEIGHT / 2 - 9} width={6} height={18} rx={3} />
          </g>
        );
      })}
    </svg>
  );
}

/** One end elsewhere, but never past the other. */
function moved(window: Window, which: 'from' | 'to', at: number, limits: Window): Window {
  const least = 120_000;
  if (which === 'from') return clamp({ from: Math.min(at, window.to - least), to: window.to }, limits);
  return clamp({ from: window.from, to: Math.max(at, window.from + least) }, limits);
}

const MOST_LANES = 8;

/** The lanes with ranges, as thin lines. */
function Miniature({
  lanes,
  from,
  to,
  width,
}: {
  lanes: readonly Lane[];
  from: number;
  to: number;
  width: number;
}) {
  const drawn = useMemo(() => {
    const some = lanes.filter(({ snapshot }) => snapshot === undefined).slice(0, MOST_LANES);
    return some.map(({ id, pieces }) => ({ id, marks: marksOf(pieces, { from, to, width }) }));
  }, [lanes, from, to, width]);
  const each = (HEIGHT - 12) / Math.max(drawn.length, 1);
  return drawn.map(({ id, marks }, index) => (
    <g key={id} pointerEvents="none">
      {marks
        .filter(({ kind }) => kind !== 'unsaid')
        .map(({ kind, x0, x1, pieces }: Mark) => (
          <rect
            key={x0}
            className={`mini-${kind} ${kind === 'gap' ? `gap-${pieces.find(({ gap }) => gap)?.gap}` : ''}`}
            x={x0}
            y={6 + index * each}
            width={x1 - x0}
            height={Math.min(each - 1, 6)}
          />
        ))}
    </g>
  ));
}
