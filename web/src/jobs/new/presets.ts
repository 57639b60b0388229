import { startOfDay, toInstant } from './local.ts';

/** Windows that are asked for often. Whole days of the viewer's zone, up to now. */
export const PRESETS = [
  { id: '7d', label: 'Last 7 days', start: (now: Date) => startOfDay(now, -7) },
  { id: '30d', label: 'Last 30 days', start: (now: Date) => startOfDay(now, -30) },
  { id: '90d', label: 'Last 90 days', start: (now: Date) => startOfDay(now, -90) },
  {
    id: '1y',
    label: 'Last year',
    start: (now: Date) => new Date(now.getFullYear() - 1, now.getMonth(), now.getDate()),
  },
] as const;

/** What a form begins with. */
export const USUAL = PRESETS[2];

/** How far back is gone where a source is not known to forget anything. */
const FAR_YEARS = 10;

/** From when on everything is asked for: what the source is known to keep, or some years. */
export function allHistory(keepsDays: number | null, now: Date): string {
  return toInstant(
    keepsDays === null
      ? new Date(now.getFullYear() - FAR_YEARS, 0, 1)
      : new Date(now.getTime() - keepsDays * 86_400_000),
  );
}

/** What is said where nobody knows how far back there is data. */
export const FAR_HINT = `How long this source keeps data is not known: the last ${FAR_YEARS} years`;
