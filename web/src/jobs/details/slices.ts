import { counted } from '../../words/numbers.ts';
import type { Job } from '../job.ts';
import type { Part } from '../strip/strip.tsx';

/** A part that a job's window is read in, as the API shows it. */
export interface Slice {
  start: string | null;
  end: string | null;
  status: 'open' | 'done' | 'split';
  pages: number;
  records: number;
  progress: number;
  cursor_at: string | null;
}

/** In a word or two how far a slice is. */
export function sliceWords({ status, pages }: Slice, job: Job): string {
  if (status === 'done') return 'read';
  if (job.status !== 'open') return pages > 0 ? 'read in part' : 'not read';
  return pages > 0 ? 'being read' : 'to be read';
}

/** Slices and what was unavailable, as a strip draws them. What was split is drawn by its halves. */
export function partsOf(slices: Slice[], job: Job): Part[] {
  const read = slices.flatMap((slice): Part[] => {
    if (slice.start === null || slice.end === null || slice.status === 'split') return [];
    const words = sliceWords(slice, job);
    return [
      {
        start: new Date(slice.start).getTime(),
        end: new Date(slice.end).getTime(),
        state: slice.status === 'done' ? 'read' : slice.pages > 0 ? 'reading' : 'waiting',
        share: slice.progress,
        said: `${words}, ${counted(slice.pages, 'page')}, ${counted(slice.records, 'record')}`,
      },
    ];
  });
  const gone = job.report.unavailable.map(
    ({ start, end }): Part => ({
      start: new Date(start).getTime(),
      end: new Date(end).getTime(),
      state: 'unavailable',
      said: 'the source no longer keeps it',
    }),
  );
  // What a slice found to be gone is drawn over it.
  return [...read, ...gone];
}
