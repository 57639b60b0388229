import type { Job } from '../sync/job.ts';
import { printJsonLine } from './output.ts';
import { type Progress, showProgress } from './progress.ts';
import type { Screen } from './screen.ts';
import { standing, tellReport } from './sync-report.ts';

/** How somebody sees a job that is being watched. */
export interface View {
  show(job: Job): void;
  /** Tells something besides. */
  note(text: string): void;
  /** Leaves the screen in order; called once, however it ends. */
  close(): void;
}

/** For people: a bar or lines while the job is open, then what it brought. */
export function screenView(screen: Screen): View {
  let progress: Progress | null = null;
  let unattended = false;
  const close = () => {
    progress?.end();
    progress = null;
  };
  return {
    show(job) {
      if (job.status === 'open') {
        progress ??= showProgress(screen);
        progress.show(job);
        const { waiting } = job.progress;
        // Only whoever runs the workers can help, so it is told in full, once each time.
        if (waiting?.for === 'worker' && !unattended) screen.say(screen.warning(waiting.reason));
        unattended = waiting?.for === 'worker';
        return;
      }
      progress?.show(job);
      close();
      screen.say(standing(screen, job));
      screen.say();
      tellReport(screen, job);
      if (job.status === 'stuck') screen.say(`Once that is put right: backhaul sync resume ${job.id}`);
    },
    note: (text) => screen.say(screen.warning(text)),
    close,
  };
}

/** For programs: the job as one line, whenever it has changed. */
export function jsonView(): View {
  let last = '';
  return {
    show(job) {
      const text = JSON.stringify(job);
      if (text !== last) printJsonLine(job);
      last = text;
    },
    note: (text) => process.stderr.write(`${JSON.stringify({ note: text })}\n`),
    close() {},
  };
}
