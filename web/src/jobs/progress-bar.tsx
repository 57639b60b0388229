import { Progress } from '@mantine/core';
import type { Job } from './job.ts';

const COLORS: Record<Job['status'], string> = {
  open: 'var(--covered)',
  completed: 'var(--covered)',
  cancelled: 'var(--unavailable)',
  stuck: 'var(--gap)',
};

/** How much of its window a job has read. */
export function ProgressBar({ job, size = 'sm' }: { job: Job; size?: 'sm' | 'lg' }) {
  const share = job.progress.share_of_window;
  return (
    <Progress.Root size={size} transitionDuration={400} bg="var(--line)">
      <Progress.Section
        value={share * 100}
        color={COLORS[job.status]}
        animated={job.status === 'open' && job.progress.waiting === null}
        aria-label={`Share of the window that is read`}
        aria-valuetext={`${Math.floor(share * 100)} percent`}
      />
    </Progress.Root>
  );
}
