import { Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useConnection } from '../../connection/queries.ts';
import { Panel } from '../../shell/page.tsx';
import { Ago, duration, Instant } from '../../time/instant.tsx';
import { counted, percent } from '../../words/numbers.ts';
import { overdueWords } from '../ending.ts';
import type { Job } from '../job.ts';
import { ProgressBar } from '../progress-bar.tsx';
import { scheduledSyncs } from '../schedules-words.ts';
import { Waiting } from '../waiting.tsx';

/** How far a job is, what keeps it, when it may be done. */
export function ProgressPanel({ job }: { job: Job }) {
  const { progress } = job;
  return (
    <Panel title="Progress">
      <Stack p="md" gap="xs">
        <Group justify="space-between" align="baseline">
          <Text fw={600} size="xl" className="figures">
            {percent(progress.share_of_window)}
          </Text>
          <Text size="sm" component="div">
            <Timing job={job} />
          </Text>
        </Group>
        <ProgressBar job={job} size="lg" />
        <Group justify="space-between" align="baseline">
          <Text size="sm" c="dimmed" className="figures">
            {`${progress.slices_done} of ${counted(progress.slices_total, 'slice')} · ${counted(progress.pages, 'page')} · ${counted(progress.requests, 'request')}`}
          </Text>
          {job.started_at !== null && (
            <Text size="sm" c="dimmed" component="div">
              began <Ago at={job.started_at} />
            </Text>
          )}
        </Group>
        <div aria-live="polite" className="told">
          <Waiting job={job} />
          {job.status === 'cancelled' && (
            <Text size="sm">
              It was cancelled. What it had read until then stays; the rest of its window was not read.
            </Text>
          )}
        </div>
        {job.status === 'open' && <Held job={job} />}
      </Stack>
      <Announcement job={job} />
    </Panel>
  );
}

/** When it may be done, or how long it took. */
function Timing({ job }: { job: Job }) {
  const { estimated_end: end } = job.progress;
  const overdue = overdueWords(job.progress);
  if (job.status === 'open' && overdue !== null) return <>It is {overdue}</>;
  if (job.status === 'open')
    return end === null ? (
      <Text span c="dimmed" inherit>
        {job.started_at === null ? 'It has not begun yet' : 'The end cannot be told yet'}
      </Text>
    ) : (
      <>
        Done{' '}
        <strong>
          <Ago at={end} />
        </strong>
        , about <Instant at={end} />
      </>
    );
  if (job.finished_at === null) return null;
  const words = { completed: 'Completed', cancelled: 'Cancelled', stuck: 'Stuck' }[job.status];
  const took = job.started_at && new Date(job.finished_at).getTime() - new Date(job.started_at).getTime();
  return (
    <>
      {words} <Ago at={job.finished_at} />
      {typeof took === 'number' && job.status === 'completed' && `, after ${duration(took)}`}
    </>
  );
}

/** Schedules that wait for this job's end: what people should know who wonder why recent data is late. */
function Held({ job }: { job: Job }) {
  const { data } = useConnection(job.connection_id);
  const held = data?.sync_schedules.filter((schedule) => schedule.held_by_job) ?? [];
  if (held.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      Until the last open job has ended, {scheduledSyncs(held.map((one) => one.function_name))} of this
      connection wait. Then they go on from where they left off.
    </Text>
  );
}

/** Said to those who do not see the bar: every tenth, and the end. */
function Announcement({ job }: { job: Job }) {
  const tenth = Math.floor(job.progress.share_of_window * 10) * 10;
  return (
    <VisuallyHidden role="status">
      {job.status === 'open' ? `${tenth} percent read` : `The job is ${job.status}`}
    </VisuallyHidden>
  );
}
