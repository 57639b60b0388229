import type { Job } from '../sync/job.ts';
import { type Pace, PaceMeter } from './pace.ts';
import type { Screen } from './screen.ts';
import { count, counted, percent, span } from './words.ts';

/** Shows how far a job is: a bar on a terminal, elsewhere a line every few seconds. */
export interface Progress {
  show(job: Job): void;
  end(): void;
}

const LINE_EVERY_MS = 5000;
const LONGEST_BAR = 30;
const SHORTEST_BAR = 8;

export function showProgress(screen: Screen): Progress {
  return screen.isTerminal ? drawnProgress(screen) : printedProgress(screen);
}

function drawnProgress(screen: Screen): Progress {
  const meter = new PaceMeter();
  const bar = screen.bar('');
  return {
    show: (job) => bar.draw(barLine(meter.measure(job, performance.now(), new Date()), screen.width)),
    end: () => bar.end(),
  };
}

function printedProgress(screen: Screen): Progress {
  const meter = new PaceMeter();
  let next = 0;
  return {
    show(job) {
      const now = performance.now();
      const pace = meter.measure(job, now, new Date());
      // The end gets a summary of its own.
      if (now < next || job.status !== 'open') return;
      next = now + LINE_EVERY_MS;
      screen.say(`  ${percent(pace.share)} of the window, ${parts(pace).join(', ')}`);
    },
    end() {},
  };
}

/** One line that fits: the bar gives way first, then the parts from the right. */
export function barLine(pace: Pace, width: number): string {
  const room = width - 1;
  const share = percent(pace.share).padStart(4);
  let words = columns(pace);
  while (words.length > 1 && line(SHORTEST_BAR, pace, share, words).length > room) words = words.slice(0, -1);
  const rest = line(0, pace, share, words).length;
  const size = Math.min(Math.max(room - rest, SHORTEST_BAR), LONGEST_BAR);
  return line(size, pace, share, words).slice(0, room);
}

function line(size: number, pace: Pace, share: string, words: string[]): string {
  const full = Math.round(Math.min(pace.share, 1) * size);
  return `  ${'█'.repeat(full)}${'░'.repeat(size - full)} ${share}  ${words.join('  ')}`;
}

/** The parts with widths that keep still while numbers grow. */
function columns(pace: Pace): string[] {
  if (pace.waiting) return [counted(pace.records, 'record'), pace.waiting];
  const [records, rate, requests, left] = parts(pace);
  return [records!.padStart(14), rate!.padStart(7), requests!.padStart(12), left!.padEnd(16)];
}

function parts(pace: Pace): string[] {
  const { recordsPerSecond: rate } = pace;
  return [
    counted(pace.records, 'record'),
    `${rate === null ? '–' : count(rate)}/s`,
    counted(pace.requests, 'request'),
    pace.waiting ?? leftWords(pace),
  ];
}

function leftWords({ share, left }: Pace): string {
  if (share >= 1) return 'done';
  return left === null ? 'measuring' : `${span(left)} left`;
}
