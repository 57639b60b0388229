import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../api/session.ts';
import { Consequence } from '../../dialogs/consequence.tsx';
import { counted } from '../../words/numbers.ts';
import { useChangeJob } from '../changes.ts';
import { type Job, recordsOf } from '../job.ts';
import { useFollowUp } from './follow-up.ts';

/** What can be done with a job: a viewer sees nothing of it. */
export function Actions({ job }: { job: Job }) {
  const mayAct = useMay('operator');
  useKeptFocus(job.status);
  if (!mayAct) return null;
  return (
    <>
      {job.status !== 'open' && job.requested_start_time !== null && <Again job={job} />}
      {job.status !== 'open' && job.requested_start_time !== null && <VerifyWindow job={job} />}
      {job.status === 'open' && <Cancel job={job} />}
    </>
  );
}

/** The form, filled in as this job was. */
function Again({ job }: { job: Job }) {
  const asked = new URLSearchParams({
    function: job.function_name,
    start: job.requested_start_time ?? '',
    end: job.requested_end_time ?? '',
    ...(job.only_gaps || job.status === 'cancelled' ? { only_gaps: 'true' } : {}),
    ...(job.events === 'silent' ? { events: 'silent' } : {}),
  });
  return (
    <Button
      size="xs"
      variant="default"
      component={Link}
      to={`/connections/${job.connection_id}/sync?${asked}`}
    >
      {job.status === 'cancelled' ? 'Read the rest' : 'Read it again'}
    </Button>
  );
}

function VerifyWindow({ job }: { job: Job }) {
  const verify = useFollowUp(job, 'verify');
  return (
    <Button size="xs" variant="default" onClick={() => verify.mutate()} loading={verify.isPending}>
      {job.purpose === 'verify' ? 'Verify again' : 'Verify this window'}
    </Button>
  );
}

/** It cannot be taken back, so what follows is said first. */
function Cancel({ job }: { job: Job }) {
  const [opened, { open, close }] = useDisclosure();
  const cancel = useChangeJob(job, 'cancel');
  return (
    <>
      <Button size="xs" variant="default" c="var(--mantine-color-red-outline)" onClick={open}>
        Cancel this job
      </Button>
      <Consequence
        opened={opened}
        close={close}
        title="Cancel this job?"
        verb="Cancel the job"
        pending={cancel.isPending}
        act={() => cancel.mutate(undefined, { onSettled: close })}
      >
        From then on nothing more of it is written, and it cannot be resumed. The{' '}
        {counted(recordsOf(job), 'record')} it has read so far stay stored; what it has not read remains a
        gap. Scheduled syncs go on as soon as no other job of the connection is open.
      </Consequence>
    </>
  );
}

/** A button that was pressed goes with the state it was for; whoever uses the keyboard must not begin at the top again. */
function useKeptFocus(status: Job['status']): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the state that takes buttons away
  useEffect(() => {
    if (document.activeElement === document.body)
      document.getElementById('main')?.focus({ preventScroll: true });
  }, [status]);
}
