import type { Job, Verification } from '../sync/job.ts';
import { recordsOf } from './pace.ts';
import type { Screen } from './screen.ts';
import { count, counted, instantText, percent, span } from './words.ts';

/** What is said of a silent job. */
export const SILENT_WORDS = 'none of its records, only one of its end';

/** One line: how a job stands, or how it ended. */
export function standing(screen: Screen, job: Job): string {
  const { verification } = job.report;
  const records = counted(recordsOf(job), 'record');
  if (job.status === 'completed' && verification) {
    const compared = counted(verification.records_compared, 'record');
    if (verification.verdict === 'equal') return screen.bold(`Equal: ${compared} compared${duration(job)}.`);
    return screen.warning(`Different: ${compared} compared${duration(job)}.`);
  }
  if (job.status === 'completed') return screen.bold(`Completed: ${records} read${duration(job)}.`);
  if (job.status === 'stuck') return screen.warning(`Stuck: ${job.error?.message ?? 'nobody knows why.'}`);
  if (job.status === 'cancelled') return `Cancelled. ${records} read by then stay.`;
  const { waiting, share_of_window: share, estimated_end: end } = job.progress;
  const done = `Open, ${percent(share)} of the window read`;
  if (waiting)
    return `${done}, waiting${waiting.until ? ` until ${instantText(waiting.until)}` : ''}: ${waiting.reason}`;
  if (!job.started_at) return 'Open, not begun yet.';
  return end ? `${done}, to be done about ${instantText(end)}.` : `${done}.`;
}

/** What a job brought, as lines of facts. */
export function tellReport(screen: Screen, job: Job): void {
  const { report, progress } = job;
  if (report.verification) tellVerification(screen, report.verification);
  else {
    screen.fact('new', count(report.records_new));
    screen.fact('changed', count(report.records_changed));
    screen.fact('unchanged', count(report.records_unchanged));
    if (report.records_outdated > 0) screen.fact('outdated', count(report.records_outdated));
  }
  if (report.remap) screen.fact('without raw', count(report.remap.records_without_raw));
  screen.fact('quarantined', count(report.records_quarantined));
  screen.fact('asked', `${counted(progress.requests, 'request')}, ${counted(progress.pages, 'page')}`);
  screen.fact('window', windowText(job));
  if (job.events === 'silent') screen.fact('events', SILENT_WORDS);
  // Of what was broken off nothing can be relied on up to there.
  if (job.effective_end_time && job.status !== 'cancelled')
    screen.fact('effective end', instantText(job.effective_end_time));
  for (const { start, end } of report.unavailable)
    screen.fact(
      'unavailable',
      `${instantText(start)} to ${instantText(end)}: no longer kept, by the source or here`,
    );
}

function tellVerification(screen: Screen, verification: Verification): void {
  screen.fact('equal', count(verification.equal));
  screen.fact('missing', count(verification.missing));
  screen.fact('differing', count(verification.differing));
  screen.fact('unexpected', count(verification.unexpected));
  if (verification.newer > 0) screen.fact('stored newer', count(verification.newer));
  if (verification.not_yet_read > 0) screen.fact('not yet read', count(verification.not_yet_read));
}

/** The window as it was asked for. */
export function windowText({
  requested_start_time: start,
  requested_end_time: end,
  window_basis,
}: Job): string {
  const basis = window_basis === 'none' ? 'a snapshot, whatever the window' : `by ${window_basis} date`;
  return start && end ? `${instantText(start)} to ${instantText(end)}, ${basis}` : basis;
}

function duration({ started_at: started, finished_at: finished }: Job): string {
  const took = Date.parse(finished ?? '') - Date.parse(started ?? '');
  return took > 0 ? ` in ${span(took)}` : '';
}
