import { type ColourBy, shadeOf } from './colours.ts';
import type { Shape } from './lane.tsx';
import type { Mark } from './marks.ts';
import type { GapKind } from './pieces.ts';

/** Gaps as narrow as this are drawn full, with a pin above, since a pattern would not be seen. */
const PIN_BELOW = 10;
/** Where there is room for the number of gaps that are one mark. */
const NUMBER_FROM = 7;

/** A mark as it looks: what was read is full, what was not is open and striped, what is gone is striped the other way. */
export function MarkShape({
  mark,
  shape: { top, bar },
  by,
  now,
}: {
  mark: Mark;
  shape: Shape;
  by: ColourBy;
  now: number;
}) {
  const { kind, x0, x1, pieces } = mark;
  const width = x1 - x0;
  const box = { x: x0, y: top, width, height: bar };
  if (kind === 'covered') {
    const shade = shadeOf(pieces, by, now);
    const seam = width > 6 ? 0.5 : 0;
    return (
      <>
        <rect {...box} x={x0 + seam} width={width - seam} className={`covered ${shade}`} />
        <rect x={x0} y={top + bar - 2} width={width} height={2} className={`floor ${shade}`} />
        {pieces.some(({ reading }) => reading?.older_mapper) && (
          <rect {...box} fill="url(#older-mapper)" className="older-mapper" />
        )}
      </>
    );
  }
  if (kind === 'unavailable') return <rect {...box} className="unavailable" fill="url(#unavailable-hatch)" />;
  const gap = gapKindOf(mark);
  const gaps = pieces.filter((piece) => piece.kind === 'gap').length;
  if (width >= PIN_BELOW && gaps === 1)
    return (
      <>
        <rect {...box} className={`gap gap-${gap}`} />
        <rect {...box} className={`gap-stripes gap-${gap}`} fill="url(#gap-hatch)" />
        <rect x={x0} y={top} width={width} height={1.5} className={`gap-edge gap-${gap}`} />
        <rect x={x0} y={top + bar - 1.5} width={width} height={1.5} className={`gap-edge gap-${gap}`} />
      </>
    );
  const middle = (x0 + x1) / 2;
  // Only what somebody should see to stands out of the lane.
  const beyond = gap === 'hole' ? Math.min(3, top) : 0;
  const mixed = gap === 'hole' && width >= NUMBER_FROM && pieces.some((piece) => piece.kind === 'covered');
  return (
    <>
      <rect
        {...box}
        y={top - beyond}
        height={bar + 2 * beyond}
        className={`gap-full gap-${gap}`}
        {...(mixed ? { style: { fill: 'url(#gaps-mixed)' } } : {})}
      />
      {gaps > 1 && width >= NUMBER_FROM ? (
        <text x={middle} y={top - 6} className={`gap-count gap-${gap}`} textAnchor="middle">
          {gaps}
        </text>
      ) : (
        gap === 'hole' && bar > 12 && <circle cx={middle} cy={top - 7} r={2.75} className="gap-pin" />
      )}
    </>
  );
}

/** The kind that needs somebody most. */
function gapKindOf({ pieces }: Mark): GapKind {
  const kinds = pieces.flatMap(({ gap }) => gap ?? []);
  return (['hole', 'earlier', 'next'] as const).find((kind) => kinds.includes(kind)) ?? 'hole';
}
