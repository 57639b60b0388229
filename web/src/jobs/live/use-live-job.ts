import { useDocumentVisibility } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, connectionApi } from '../../api/client.ts';
import { CALM_MS, LIVE_MS } from '../../api/queries.ts';
import { type Job, laterOf } from '../job.ts';
import { jobKey } from '../queries.ts';
import { useAwake } from './awake.ts';
import { followJob } from './follow-job.ts';

/**
 * A job as it is now: by its stream while it is open and looked at, by asking where there is none. After sleep, without
 * network or behind another tab, it is asked for at once and the stream begins anew.
 */
export function useLiveJob(connectionId: string, jobId: string) {
  const queries = useQueryClient();
  const [streaming, setStreaming] = useState(false);
  const [wakes, setWakes] = useState(0);
  const looked = useDocumentVisibility() === 'visible';
  const query = useQuery({
    queryKey: jobKey(connectionId, jobId),
    queryFn: ({ signal }) =>
      answerOf(
        connectionApi(connectionId).GET('/connections/on-demand-syncs/{sync_job_id}', {
          params: { path: { sync_job_id: jobId } },
          signal,
        }),
      ),
    structuralSharing: (known, told) => laterOf(known as Job | undefined, told as Job),
    refetchInterval: ({ state }) => (state.data?.status === 'open' && !streaming ? LIVE_MS : CALM_MS),
  });
  useAwake(() => {
    void query.refetch();
    setWakes((before) => before + 1);
  });

  const open = query.data?.status === 'open';
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever wakes up cannot know whether his stream lives
  useEffect(() => {
    if (!open || !looked) return;
    const leaving = new AbortController();
    const place = { connectionId, jobId, signal: leaving.signal };
    void followJob(
      place,
      (job) => queries.setQueryData(jobKey(connectionId, jobId), job),
      (now) => !leaving.signal.aborted && setStreaming(now),
    );
    return () => {
      leaving.abort();
      setStreaming(false);
    };
  }, [open, looked, wakes, connectionId, jobId, queries]);
  return query;
}
