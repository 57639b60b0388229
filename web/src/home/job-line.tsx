import { Anchor, Group, Progress, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Whose } from '../connections/whose.tsx';
import { overdueWords } from '../jobs/ending.ts';
import { Ago, Instant } from '../time/instant.tsx';
import { functionLabel } from '../words/functions.ts';
import { counted, percent } from '../words/numbers.ts';
import type { Overview } from './queries.ts';

type Job = Overview['open_jobs']['jobs'][number];

/** An open job in one glance: what is read of whom, how far it is, and what keeps it. */
export function JobLine({ job }: { job: Job }) {
  const { progress } = job;
  const label = functionLabel(job.function_name);
  return (
    <li className="line">
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" truncate>
          <Anchor component={Link} to={`/connections/${job.connection_id}/jobs/${job.id}`} fw={500}>
            {label}
          </Anchor>{' '}
          <Whose of={job} />
        </Text>
        <Text size="sm" fw={600} className="figures">
          {percent(progress.share_of_window)}
        </Text>
      </Group>
      <Progress
        value={progress.share_of_window * 100}
        size="sm"
        my={6}
        color={progress.waiting ? 'gray' : 'read'}
        aria-label={`How much of the window of ${label.toLowerCase()} is read`}
      />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" component="div">
          <Window job={job} /> · {counted(recordsOf(job), 'record')}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          <Ending job={job} />
        </Text>
      </Group>
    </li>
  );
}

function Window({ job: { requested_start_time: start, requested_end_time: end } }: { job: Job }) {
  if (start === null || end === null) return 'the whole list';
  return (
    <>
      <Instant at={start} dateOnly /> to <Instant at={end} dateOnly />
    </>
  );
}

/** When it may be done, or what it waits for. */
function Ending({ job: { progress, started_at: started } }: { job: Job }) {
  const { waiting, estimated_end: end } = progress;
  if (waiting)
    return (
      <>
        waits: {waiting.reason}
        {waiting.until && (
          <>
            {' '}
            (<Ago at={waiting.until} />)
          </>
        )}
      </>
    );
  const overdue = overdueWords(progress);
  if (overdue) return overdue;
  if (end)
    return (
      <>
        done <Ago at={end} />
      </>
    );
  return started === null ? 'about to begin' : 'measuring its pace';
}

function recordsOf({ report }: Job): number {
  return report.records_new + report.records_changed + report.records_unchanged + report.records_outdated;
}
