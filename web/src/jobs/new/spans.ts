import { duration } from '../../time/instant.tsx';
import { short } from '../../words/numbers.ts';

/** Between two numbers; the upper one is null where nothing bounds it. */
export interface Span {
  low: number;
  high: number | null;
}

/** "120 – 180", "at least 52" */
export function aboutNumber(span: Span): string {
  return said(span, (number) => short(Math.round(number)));
}

/** "2 min – 5 min" */
export function aboutDuration(span: Span): string {
  return said(span, (seconds) => duration(rounded(seconds) * 1000));
}

/** "1.2 % – 3 %", "less than 0.01 %" */
export function aboutShare(span: Span): string {
  if (span.high !== null && span.high < 0.0001) return 'less than 0.01 %';
  return said(span, (share) => `${Number((share * 100).toPrecision(2))} %`);
}

function said({ low, high }: Span, words: (number: number) => string): string {
  if (high === null) return `at least ${words(low)}`;
  const [from, to] = [words(low), words(high)];
  return from === to ? from : `${from} – ${to}`;
}

/** Nobody can tell a long time to the second. */
function rounded(seconds: number): number {
  const grain = seconds > 7200 ? 600 : seconds > 600 ? 60 : seconds > 60 ? 10 : 1;
  return Math.max(Math.ceil(seconds / grain) * grain, seconds > 0 ? 1 : 0);
}
