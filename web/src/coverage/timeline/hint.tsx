import type { RefObject } from 'react';
import { instantWords, pointWords, startWords } from '../instants.ts';
import { BY, long, markTitle } from '../words.ts';
import type { Mark } from './marks.ts';
import { toInstant, type Window } from './scale.ts';

/** Where the pointer is. */
export interface Hovered {
  lane: string;
  mark: Mark | null;
  /** From the left of the plot, and of the lane from the top of the timeline; in pixels. */
  x: number;
  top: number;
}

const HALF = 150;

/** A hairline through all lanes with its instant, and beside the pointer what is there. Told to others by the lanes. */
export function Hint({
  hovered: { mark, x, top },
  plot,
  window,
  width,
}: {
  hovered: Hovered;
  plot: RefObject<HTMLDivElement | null>;
  window: Window;
  width: number;
}) {
  const { left, top: axisTop } = placeOf(plot.current);
  const inside = (half: number) => left + Math.min(Math.max(x, half), Math.max(half, width - half));
  const at = toInstant({ ...window, width }, x);
  return (
    <div aria-hidden="true" className="hint">
      <div className="hint-line" style={{ left: left + x, top: axisTop + 20 }} />
      <div className="hint-time figures" style={{ left: inside(62), top: axisTop }}>
        {pointWords(at, (window.to - window.from) / width)}
      </div>
      {mark && (
        <div className="hint-box" style={{ left: inside(HALF), top: top + 48 }}>
          <Told mark={mark} />
        </div>
      )}
    </div>
  );
}

/** Of the plot within the timeline; the row it is in is positioned itself. */
function placeOf(plot: HTMLElement | null): { left: number; top: number } {
  const inner = plot?.getBoundingClientRect();
  const outer = plot?.closest('.timeline')?.getBoundingClientRect();
  if (!inner || !outer) return { left: 0, top: 0 };
  return { left: inner.left - outer.left, top: inner.top - outer.top };
}

function Told({ mark }: { mark: Mark }) {
  const [first, last] = [mark.pieces[0]!, mark.pieces.at(-1)!];
  const reading = mark.pieces.length === 1 ? first.reading : undefined;
  return (
    <>
      <strong>{markTitle(mark)}</strong>
      {last.end - first.start > 1 && (
        <>
          <span className="figures">
            {startWords(first.start)} –<br />
            {instantWords(last.end)}
          </span>
          {Number.isFinite(first.start) && <span>{long(last.end - first.start)}</span>}
        </>
      )}
      {reading && <span className="figures">as of {instantWords(Date.parse(reading.as_of))}</span>}
      {reading && <span>by {BY[reading.kind]}</span>}
      {mark.kind === 'gap' && <span className="hint-do">Click to see what filling it takes</span>}
    </>
  );
}
