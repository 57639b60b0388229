import { Box, Group, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useId, useState } from 'react';
import { Instant } from '../../time/instant.tsx';
import { ticks } from './ticks.ts';
import './window-strip.css';

/** A part of a window: what is known of it. `share` of it is drawn as read. */
export interface Part {
  start: number;
  end: number;
  state: 'read' | 'reading' | 'waiting' | 'gap' | 'unavailable';
  share?: number;
  /** What is said of it where it is pointed at. */
  said?: string;
}

const HEIGHT = 26;
/** A label needs about so much room, in points. */
const TICK_WIDTH = 92;

/** A window from left to right, with its parts. It tells in words what it shows; exact numbers stand elsewhere. */
export function Strip({
  start,
  end,
  parts,
  label,
}: {
  start: number;
  end: number;
  parts: Part[];
  label: string;
}) {
  const { ref, width } = useElementSize();
  const hatch = useId();
  const [pointed, setPointed] = useState<Part | null>(null);
  const x = (at: number) => ((Math.min(Math.max(at, start), end) - start) / (end - start)) * width;
  const marks = width > 0 ? ticks(start, end, Math.max(2, Math.floor(width / TICK_WIDTH))) : [];
  const point = (clientX: number, left: number) => {
    const at = start + ((clientX - left) / width) * (end - start);
    setPointed(parts.find((part) => part.start <= at && at < part.end) ?? null);
  };
  return (
    <Box ref={ref}>
      <svg
        className="window-strip"
        role="img"
        aria-label={label}
        width={width}
        height={HEIGHT + 18}
        onPointerMove={(event) => point(event.clientX, event.currentTarget.getBoundingClientRect().left)}
        onPointerLeave={() => setPointed(null)}
      >
        <title>{label}</title>
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2" height="6" className="window-strip-unavailable" />
          </pattern>
        </defs>
        <rect width={width} height={HEIGHT} rx={3} className="window-strip-ground" />
        {(width > 0 ? parts : []).map((part) => {
          const left = x(part.start);
          // Parts stand apart where there is room for it.
          const whole = x(part.end) - left;
          const drawn = Math.max(whole > 4 ? whole - 1 : whole, 0.75);
          return (
            <g key={part.start}>
              <rect
                x={left}
                width={drawn}
                height={HEIGHT}
                className={`window-strip-${part.state}`}
                {...(part.state === 'unavailable' ? { fill: `url(#${hatch})` } : {})}
              />
              {part.state === 'reading' && (
                <rect
                  x={left}
                  width={drawn * (part.share ?? 0)}
                  height={HEIGHT}
                  className="window-strip-share"
                />
              )}
            </g>
          );
        })}
        {marks.map(({ at, label: text }) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1={HEIGHT} y2={HEIGHT + 4} className="window-strip-tick" />
            {x(at) + TICK_WIDTH - 22 < width && (
              <text x={x(at)} y={HEIGHT + 15} className="window-strip-label">
                {text}
              </text>
            )}
          </g>
        ))}
      </svg>
      <Text size="xs" component="div" mih={20} mt={2}>
        {pointed ? (
          <>
            <Instant at={new Date(pointed.start).toISOString()} /> –{' '}
            <Instant at={new Date(pointed.end).toISOString()} />
            {pointed.said && `: ${pointed.said}`}
          </>
        ) : (
          <Legend parts={parts} />
        )}
      </Text>
    </Box>
  );
}

const LEGEND: Record<Part['state'], string> = {
  read: 'read',
  reading: 'being read',
  waiting: 'to be read',
  gap: 'not read',
  unavailable: 'no longer kept',
};

/** What the colours of a strip mean, of those that are in it. */
function Legend({ parts }: { parts: Part[] }) {
  const states = (Object.keys(LEGEND) as Part['state'][]).filter((state) =>
    parts.some((part) => part.state === state),
  );
  return (
    <Group gap="md">
      {states.map((state) => (
        <Group key={state} gap={6}>
          <svg width={12} height={12} aria-hidden>
            <rect width={12} height={12} rx={2} className={`window-strip-${state}`} />
          </svg>
          <Text size="xs">{LEGEND[state]}</Text>
        </Group>
      ))}
    </Group>
  );
}
