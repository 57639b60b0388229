import type { components } from '../api/schema.d.ts';

export type Job = components['schemas']['SyncJob'];
export type Purpose = Job['purpose'];

/** A job among those of other connections. */
export interface ListedJob extends Job {
  integration_name: string;
  integration_display_name: string;
  customer_id: string | null;
}

/** Where a job is looked at. */
export function jobAddress({ connection_id, id }: Pick<Job, 'connection_id' | 'id'>): string {
  return `/connections/${connection_id}/jobs/${id}`;
}

/** Whether it has ended for good; a stuck one may go on yet. */
function isOver({ status }: Job): boolean {
  return status === 'completed' || status === 'cancelled';
}

/**
 * Of two states of a job the later one. What is told comes by several ways (the stream, questions, answers to what a person
 * did), and they may overtake each other: what has ended stays so, and no counter goes back.
 */
export function laterOf(known: Job | undefined, told: Job): Job {
  if (known === undefined || known.id !== told.id || isOver(told)) return told;
  if (isOver(known)) return known;
  const [before, after] = [known.progress, told.progress];
  const goesBack =
    after.share_of_window < before.share_of_window ||
    after.pages < before.pages ||
    after.requests < before.requests;
  return goesBack ? known : told;
}

/** All records that a job was shown. */
export function recordsOf({ report }: Job): number {
  return report.verification
    ? report.verification.records_compared
    : report.records_new +
        report.records_changed +
        report.records_unchanged +
        report.records_outdated +
        report.records_quarantined;
}
