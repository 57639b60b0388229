import { Box, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { duration, Instant } from '../../time/instant.tsx';
import { counted, short, whole } from '../../words/numbers.ts';
import { roundSteps, timeSteps } from './axes.ts';
import type { Counter } from './trail-panel.tsx';
import './trail.css';

/** What was counted at an instant. */
export interface Sample {
  at: string;
  pages: number;
  requests: number;
  records: number;
}

const HEIGHT = 190;
const [TOP, RIGHT, BOTTOM, LEFT] = [12, 16, 24, 56];

/** A counter as it grew. It is pointed at, or walked along with the arrow keys, to read it exactly. */
export function TrailChart({ samples, counter }: { samples: Sample[]; counter: Counter }) {
  const { ref, width } = useElementSize();
  const [chosen, setChosen] = useState<number | null>(null);
  // Samples are told to the second: of two within one, the later says more.
  const points = samples
    .map((sample) => ({ at: new Date(sample.at).getTime(), value: sample[counter] }))
    .filter(({ at }, place, all) => all[place + 1]?.at !== at);
  const [first, last] = [points[0]!, points.at(-1)!];
  const steps = roundSteps(last.value, 4);
  const top = Math.max(steps.at(-1) ?? 1, 1);
  const x = (at: number) =>
    LEFT + ((at - first.at) / Math.max(last.at - first.at, 1)) * Math.max(width - LEFT - RIGHT, 1);
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const line = points.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join('L');
  const base = y(0);
  const shown = chosen === null ? null : (points[Math.min(chosen, points.length - 1)] ?? null);
  const point = (clientX: number, left: number) => {
    const distances = points.map(({ at }) => Math.abs(x(at) - (clientX - left)));
    setChosen(distances.indexOf(Math.min(...distances)));
  };
  const took = duration(last.at - first.at);
  const label = `${counted(last.value, counter.slice(0, -1))} within ${took}`;
  return (
    <Box p="md" pt="xs">
      <div
        ref={ref}
        className="trail"
        role="slider"
        aria-label={`${counter} over time`}
        aria-valuemin={0}
        aria-valuemax={points.length - 1}
        aria-valuenow={Math.min(chosen ?? points.length - 1, points.length - 1)}
        aria-valuetext={
          shown ? `${whole(shown.value)} ${counter} after ${duration(shown.at - first.at)}` : label
        }
        aria-readonly
        tabIndex={0}
        onPointerMove={(event) => point(event.clientX, event.currentTarget.getBoundingClientRect().left)}
        onPointerLeave={() => setChosen(null)}
        onBlur={() => setChosen(null)}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, ArrowRight: 1, Home: -points.length, End: points.length }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          setChosen(Math.min(Math.max((chosen ?? points.length - 1) + by, 0), points.length - 1));
        }}
      >
        <svg width={width} height={HEIGHT} aria-hidden>
          {steps.map((value) => (
            <g key={value}>
              <line x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} className="trail-grid" />
              <text x={LEFT - 8} y={y(value) + 4} textAnchor="end" className="trail-text">
                {short(value)}
              </text>
            </g>
          ))}
          {timeSteps(last.at - first.at, Math.max(2, Math.floor(width / 110))).map((ms) => (
            <text key={ms} x={x(first.at + ms)} y={HEIGHT - 6} textAnchor="middle" className="trail-text">
              {ms === 0 ? '0' : duration(ms).replace(/ 0 \S+$/, '')}
            </text>
          ))}
          <path d={`M${x(first.at)},${base}L${line}L${x(last.at)},${base}Z`} className="trail-area" />
          <path d={`M${line}`} className="trail-line" />
          {shown && (
            <g>
              <line x1={x(shown.at)} x2={x(shown.at)} y1={TOP} y2={base} className="trail-cross" />
              <circle cx={x(shown.at)} cy={y(shown.value)} r={4} className="trail-dot" />
            </g>
          )}
        </svg>
      </div>
      <Text size="xs" c="dimmed" component="div" mih={18}>
        {shown ? (
          <>
            <strong>{whole(shown.value)}</strong> {counter} after {duration(shown.at - first.at)} ·{' '}
            <Instant at={new Date(shown.at).toISOString()} />
          </>
        ) : (
          `${label}${last.at > first.at ? `, ${short(Math.round((last.value / (last.at - first.at)) * 60_000))} a minute` : ''}`
        )}
      </Text>
    </Box>
  );
}
