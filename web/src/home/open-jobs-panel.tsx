import { Anchor, Text, VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../api/session.ts';
import { Panel } from '../shell/page.tsx';
import { counted } from '../words/numbers.ts';
import { JobLine } from './job-line.tsx';
import type { Overview } from './queries.ts';

/** The jobs that are queued or running, newest first, each as far as it is. */
export function OpenJobsPanel({ overview }: { overview: Overview }) {
  const { count, jobs } = overview.open_jobs;
  const operator = useMay('operator');
  return (
    <Panel
      title="Open jobs"
      aside={
        <Anchor component={Link} to="/jobs" size="sm">
          All on-demand syncs
        </Anchor>
      }
    >
      <VisuallyHidden aria-live="polite">{counted(count, 'open job')}</VisuallyHidden>
      {jobs.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          No job is open.{' '}
          {operator ? (
            <>
              Schedules keep the data fresh by themselves. To read an earlier stretch, choose a{' '}
              <Anchor component={Link} to="/connections" underline="always">
                connection
              </Anchor>{' '}
              and sync a window.
            </>
          ) : (
            'Schedules keep the data fresh by themselves.'
          )}
        </Text>
      ) : (
        <ul className="lines">
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </ul>
      )}
      {count > jobs.length && (
        <Text size="sm" c="dimmed" px="md" py="sm">
          and {counted(count - jobs.length, 'more job')}
        </Text>
      )}
    </Panel>
  );
}
