import { Instant } from '../time/instant.tsx';
import type { Job } from './job.ts';

/** "by updated date": which date of a record a window is compared with. */
export function basisWords(basis: string): string {
  return basis === 'none' ? 'always read whole' : `by ${basis} date`;
}

/** The window that was asked for. */
export function Window({ job, dateOnly = false }: { job: Job; dateOnly?: boolean }) {
  if (job.requested_start_time === null || job.requested_end_time === null) return <span>everything</span>;
  return (
    <>
      <Instant at={job.requested_start_time} dateOnly={dateOnly} /> –{' '}
      <Instant at={job.requested_end_time} dateOnly={dateOnly} />
    </>
  );
}
