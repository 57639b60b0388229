import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { JobStatus } from '../status/badges.tsx';
import { Ago } from '../time/instant.tsx';
import { functionLabel } from '../words/functions.ts';
import { counted } from '../words/numbers.ts';
import { jobAddress, type ListedJob, recordsOf } from './job.ts';
import { JobProgress } from './job-table.tsx';
import { PurposeMarks } from './purpose.tsx';
import { Window } from './window.tsx';

/** Sync jobs below each other, on a phone. */
export function JobCards({ jobs, ofOne }: { jobs: ListedJob[]; ofOne: boolean }) {
  return (
    <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {jobs.map((job) => (
        <Stack
          key={job.id}
          component="li"
          gap={4}
          px="md"
          py="sm"
          style={{ borderTop: '1px solid var(--line)' }}
        >
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Group gap={6}>
              <Anchor component={Link} to={jobAddress(job)} fw={500}>
                {functionLabel(job.function_name)}
              </Anchor>
              <PurposeMarks job={job} />
            </Group>
            <JobStatus status={job.status} />
          </Group>
          <Text size="xs" c="dimmed">
            {!ofOne &&
              `${job.integration_display_name} · ${job.customer_id ?? `…${job.connection_id.slice(-8)}`}`}
          </Text>
          <Text size="xs" c="dimmed">
            <Window job={job} dateOnly />
          </Text>
          <JobProgress job={job} />
          <Group justify="space-between">
            <Text size="xs">{counted(recordsOf(job), 'record')}</Text>
            <Text size="xs" c="dimmed">
              <Ago at={job.created_at} />
            </Text>
          </Group>
        </Stack>
      ))}
    </Stack>
  );
}
