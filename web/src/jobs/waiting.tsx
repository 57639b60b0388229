import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Ago, Instant } from '../time/instant.tsx';
import { type Job, jobAddress } from './job.ts';

const WHAT: Record<NonNullable<Job['progress']['waiting']>['for'], string> = {
  pause: 'Waits, since the source asked for a pause',
  retry: 'Tries again',
  source: 'Waits for what the source prepares',
  quota: 'Waits for the account’s quota',
  turn: 'Waits for its turn',
  worker: 'Waits for a worker',
};

/** In a few words what a job waits for; nothing while it is worked on. */
export function waitingWords(job: Job): string | null {
  const { waiting } = job.progress;
  return job.status === 'open' && waiting ? WHAT[waiting.for] : null;
}

/** What a job waits for, why, and until when. */
export function Waiting({ job }: { job: Job }) {
  const { waiting } = job.progress;
  if (job.status !== 'open' || waiting === null) return null;
  return (
    <Text size="sm" component="div">
      <strong>{WHAT[waiting.for]}</strong>
      {waiting.until !== null && (
        <>
          {' '}
          until <Instant at={waiting.until} /> (<Ago at={waiting.until} />)
        </>
      )}
      . {waiting.reason}{' '}
      {waiting.sync_job_id !== null && (
        <Anchor
          inherit
          underline="always"
          component={Link}
          to={jobAddress({ connection_id: job.connection_id, id: waiting.sync_job_id })}
        >
          The job that goes first
        </Anchor>
      )}
    </Text>
  );
}
