import type { History } from './queries.ts';

type Part = History[number]['functions'][number];

const WIDTH = 1000;
const HEIGHT = 12;
/** So far what reaches the end is drawn beyond it, where it is cut: the last pixel is all of it, or nothing. */
const BEYOND = 10;

/** A strip of time from the oldest to the newest that was read: what is held is filled, what is not is striped. */
export function HistoryStrip({ line, label }: { line: Part; label: string }) {
  const { oldest, newest, covered } = line;
  if (oldest === null || newest === null) return null;
  const from = Date.parse(oldest);
  const span = Math.max(1, Date.parse(newest) - from);
  const x = (at: string) => ((Date.parse(at) - from) / span) * WIDTH;
  return (
    <div className="strip">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: read in ${covered.length === 1 ? 'one stretch' : `${covered.length} stretches`}`}
      >
        {covered.map(({ start, end }) => (
          <rect
            key={start}
            x={x(start)}
            // What is short beside years is still to be seen.
            width={Math.max(2, x(end) - x(start)) + (end === newest ? BEYOND : 0)}
            height={HEIGHT}
            fill="var(--covered)"
          />
        ))}
      </svg>
    </div>
  );
}
