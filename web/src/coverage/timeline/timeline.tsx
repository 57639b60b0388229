import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { AxisRow } from './axis-row.tsx';
import type { ColourBy } from './colours.ts';
import { Hint, type Hovered } from './hint.tsx';
import { LANE, type Lane, LaneRow, type Shape } from './lane.tsx';
import type { Mark } from './marks.ts';
import { Overview } from './overview.tsx';
import { Patterns } from './patterns.tsx';
import { pan, type Window, zoom } from './scale.ts';
import { axisOf } from './ticks.ts';
import './timeline.css';
import { useGestures } from './use-gestures.ts';
import type { View } from './use-window.ts';

/** Lanes that belong together, such as those of one connection; with a heading where there are several groups. */
export interface LaneGroup {
  id: string;
  heading?: ReactNode;
  lanes: readonly (Lane & { name: ReactNode })[];
}

/** What is chosen: an instant in a lane. */
export interface Choice {
  lane: string;
  at: number;
}

/**
 * Time from left to right, and in it what was read, function by function. Wheel, pinch, drag and the keys + - 0 and shift
 * with the arrows move the window; the arrows go from mark to mark.
 */
export function Timeline({
  groups,
  all,
  view,
  now,
  by,
  shape = LANE,
  overview = true,
  pressOpens = false,
  run = null,
  chosen,
  onChoose,
  onOpen,
}: {
  groups: readonly LaneGroup[];
  all: Window;
  view: View;
  now: number;
  by: ColourBy;
  shape?: Shape;
  overview?: boolean;
  /** A press does what otherwise takes two, or the Enter key. */
  pressOpens?: boolean;
  /** Whatever this run read is marked. */
  run?: string | null;
  chosen: Choice | null;
  onChoose: (lane: string, mark: Mark) => void;
  onOpen: (lane: string, mark: Mark) => void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const { ref: sized, width: measured } = useElementSize<HTMLDivElement>();
  const plotRef = useMergedRef(plot, sized);
  const width = Math.max(1, Math.floor(measured));
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const wasDragged = useGestures(root, plot, view);
  const { window } = view;
  const axis = useMemo(() => axisOf({ ...window, width }), [window, width]);

  // What was under the pointer is elsewhere once the window has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window is what it waits for
  useEffect(() => setHovered((before) => before && { ...before, mark: null }), [window.from, window.to]);

  const hover = useCallback((lane: string, mark: Mark | null, x: number, top: number) => {
    setHovered(x < 0 ? null : { lane, mark, x, top });
  }, []);
  const onPress = pressOpens ? onOpen : onChoose;
  const press = useCallback(
    (lane: string, mark: Mark) => {
      if (!wasDragged()) onPress(lane, mark);
    },
    [wasDragged, onPress],
  );
  const keys = (event: KeyboardEvent) => {
    const next = windowOfKey(event, view);
    if (next === null) return;
    event.preventDefault();
    if (next === 'all') view.showAll();
    else view.glide(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that lanes and handles leave over come up to here
    <div className="timeline" ref={root} onKeyDown={keys}>
      <Patterns />
      {overview && (
        <div className="timeline-row overview-row">
          <span />
          <Overview lanes={groups.flatMap(({ lanes }) => lanes)} all={all} view={view} width={width} />
        </div>
      )}
      <div className="timeline-row axis-row">
        <span />
        <div ref={plotRef}>
          <AxisRow axis={axis} window={window} width={width} now={now} />
        </div>
      </div>
      {groups.map(({ id, heading, lanes }) => (
        <section key={id} className="lane-group">
          {heading}
          {lanes.map(({ name, ...lane }) => (
            <div key={lane.id} className="timeline-row lane-row">
              <div className="lane-name">{name}</div>
              <LaneRow
                lane={lane}
                shape={lane.shape ?? shape}
                window={window}
                width={width}
                axis={axis}
                now={now}
                by={by}
                run={run}
                chosenAt={chosen?.lane === lane.id ? chosen.at : null}
                onChoose={onChoose}
                onPress={press}
                onOpen={onOpen}
                onHover={hover}
              />
            </div>
          ))}
        </section>
      ))}
      {hovered && <Hint hovered={hovered} plot={plot} window={window} width={width} />}
    </div>
  );
}

function windowOfKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  view: View,
): Window | 'all' | null {
  if (ctrlKey || metaKey || altKey) return null;
  const { window, limits } = view;
  const middle = (window.from + window.to) / 2;
  const step = (window.to - window.from) / 4;
  if (key === '+' || key === '=') return zoom(window, 0.5, middle, limits);
  if (key === '-') return zoom(window, 2, middle, limits);
  if (key === '0') return 'all';
  if (shiftKey && key === 'ArrowLeft') return pan(window, -step, limits);
  if (shiftKey && key === 'ArrowRight') return pan(window, step, limits);
  return null;
}
