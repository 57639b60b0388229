import { counted } from '../../words/numbers.ts';
import type { Job } from '../job.ts';
import type { useSlices } from '../queries.ts';
import type { Part } from '../strip/strip.tsx';

/** A part that a job's window is read in. */
export type Slice = NonNullable<ReturnType<typeof useSlices>['data']>['data'][number];

/** In a word or two how far a slice is. */
export function sliceWords({ status, pages }: Slice, job: Job): string {
  if (status === 'done') return 'read';
  if (job.status !== 'open') return pages > 0 ? 'read in part' : 'not read';
  return pages > 0 ? 'being read' : 'to be read';
}

/** Slices and what was unavailable, as a strip draws them. */
export function partsOf(slices: Slice[], job: Job): Part[] {
  const read = slices.flatMap((slice): Part[] => {
    if (slice.window === null) return [];
    const words = sliceWords(slice, job);
    return [
      {
        start: new Date(slice.window.start).getTime(),
        end: new Date(slice.window.end).getTime(),
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
      said: 'no longer kept, by the source or here',
    }),
  );
  // What a slice found to be gone is drawn over it.
  return [...read, ...gone];
}
