import { Code, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Panel } from '../../shell/page.tsx';
import { Instant } from '../../time/instant.tsx';
import type { Job } from '../job.ts';
import { basisWords } from '../window.tsx';

/** What a job is, in the API's own words: for those who look for it elsewhere. */
export function Facts({ job }: { job: Job }) {
  const facts: [string, ReactNode][] = [
    ['sync_job_id', <Code key="id">{job.id}</Code>],
    ['connection_id', <Code key="connection">{job.connection_id}</Code>],
    ['Function', <Code key="function">{job.function_name}</Code>],
    ['Asked for from', <Instant key="start" at={job.requested_start_time} />],
    ['Asked for to', <Instant key="end" at={job.requested_end_time} />],
    ['Compared', basisWords(job.window_basis)],
    ['Created', <Instant key="created" at={job.created_at} />],
    ['First request', <Instant key="started" at={job.started_at} />],
    ['Ended', <Instant key="finished" at={job.finished_at} />],
    ['Relied on up to', <Instant key="effective" at={job.effective_end_time} />],
    ['Events of records', job.events === 'send' ? 'sent' : 'none'],
  ];
  return (
    <Panel title="Details">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} p="md" spacing="sm" component="dl" m={0}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="xs" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Panel>
  );
}
