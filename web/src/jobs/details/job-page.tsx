import { Anchor, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { useConnection } from '../../connection/queries.ts';
import { connectionLabel } from '../../connection-choice/queries.ts';
import { Page } from '../../shell/page.tsx';
import { Answered } from '../../states/answered.tsx';
import { JobStatus } from '../../status/badges.tsx';
import { functionLabel } from '../../words/functions.ts';
import { refreshJobs } from '../changes.ts';
import type { Job } from '../job.ts';
import { useLiveJob } from '../live/use-live-job.ts';
import { PURPOSES, PurposeMarks } from '../purpose.tsx';
import { Window } from '../window.tsx';
import { Actions } from './actions.tsx';
import { Facts } from './facts.tsx';
import { Parts } from './parts.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import { Results } from './results.tsx';
import { Stuck } from './stuck.tsx';
import { TrailPanel } from './trail-panel.tsx';
import { Verification } from './verification.tsx';
import { WindowPanel } from './window-panel.tsx';
import '../jobs.css';

/** A sync job as it is now: what it does, how far it is, what it brought, and what can be done with it. */
export function JobPage() {
  const { connectionId = '', jobId = '' } = useParams();
  const query = useLiveJob(connectionId, jobId);
  const connection = useConnection(connectionId);
  const job = query.data;
  useRefreshAtEnd(job);
  return (
    <Page
      title={job ? titleOf(job) : 'On-demand sync'}
      about={
        job && (
          <Group gap="xs" mt={4}>
            <JobStatus status={job.status} />
            <PurposeMarks job={job} />
            <Anchor component={Link} to={`/connections/${connectionId}/jobs`} size="sm">
              {connection.data ? connectionLabel(connection.data) : 'Its connection'}
            </Anchor>
            <span>
              <Window job={job} dateOnly />
            </span>
          </Group>
        )
      }
      actions={job && <Actions job={job} />}
    >
      <Answered query={query} rows={10}>
        {(known) => (
          <>
            <Stuck job={known} />
            <ProgressPanel job={known} />
            <Verification job={known} />
            <Results job={known} />
            <WindowPanel job={known} />
            <TrailPanel job={known} />
            <Parts job={known} />
            <Facts job={known} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function titleOf({ purpose, function_name }: Job): string {
  const what = functionLabel(function_name);
  return purpose === 'read' ? what : `${what}: ${PURPOSES[purpose].word}`;
}

/** Lists, schedules and coverage look otherwise once a job has ended or goes on. */
function useRefreshAtEnd(job: Job | undefined): void {
  const queries = useQueryClient();
  const last = useRef<string | undefined>(undefined);
  const status = job?.status;
  const connectionId = job?.connection_id;
  useEffect(() => {
    if (status === undefined || connectionId === undefined) return;
    if (last.current !== undefined && last.current !== status) void refreshJobs(queries, connectionId);
    last.current = status;
  }, [status, connectionId, queries]);
}
