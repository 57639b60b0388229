import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';

const LONG = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** An instant in the viewer's zone, with UTC on hover and for screen readers. */
export function Instant({ at, dateOnly = false }: { at: string | null; dateOnly?: boolean }) {
  if (at === null) return <span>–</span>;
  const date = new Date(at);
  return (
    <Tooltip label={inUtc(at)}>
      <time dateTime={at}>{(dateOnly ? DATE : LONG).format(date)}</time>
    </Tooltip>
  );
}

/** How long ago, or until when: "3 minutes ago". Kept true while it is looked at. */
export function Ago({ at, none = 'never' }: { at: string | null; none?: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  if (at === null) return <span>{none}</span>;
  return (
    <Tooltip label={`${LONG.format(new Date(at))} · ${inUtc(at)}`}>
      <time dateTime={at}>{ago(new Date(at).getTime(), Math.max(now, Date.now()))}</time>
    </Tooltip>
  );
}

/** "2026-11-27 03:04:05 UTC" */
export function inUtc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

const RELATIVE = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * 86_400],
  ['month', 30.44 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** "5 minutes ago", "in 2 hours", "now". */
export function ago(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return RELATIVE.format(Math.trunc(seconds / size), unit);
}

/** "2 h 5 min", "40 s": how long something took or will take. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor((seconds % 86_400) / 3600),
    Math.floor((seconds % 3600) / 60),
  ];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return `${minutes} min ${seconds % 60} s`;
}
