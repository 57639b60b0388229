import { Anchor, Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { JobStatus } from '../status/badges.tsx';
import { Ago } from '../time/instant.tsx';
import { functionLabel } from '../words/functions.ts';
import { percent, whole } from '../words/numbers.ts';
import { jobAddress, type ListedJob, recordsOf } from './job.ts';
import { ProgressBar } from './progress-bar.tsx';
import { PurposeMarks } from './purpose.tsx';
import { waitingWords } from './waiting.tsx';
import { Window } from './window.tsx';

/** Sync jobs as a table, where there is room for one. */
export function JobTable({ jobs, ofOne }: { jobs: ListedJob[]; ofOne: boolean }) {
  return (
    <Table miw={ofOne ? 680 : 820} horizontalSpacing="md" fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What</Table.Th>
          {!ofOne && <Table.Th>Connection</Table.Th>}
          <Table.Th>Status</Table.Th>
          <Table.Th w={220}>Progress</Table.Th>
          <Table.Th ta="right">Records</Table.Th>
          <Table.Th ta="right">Created</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {jobs.map((job) => (
          <Table.Tr key={job.id}>
            <Table.Td>
              <Group gap={6}>
                <Anchor component={Link} to={jobAddress(job)} fw={500} size="sm">
                  {functionLabel(job.function_name)}
                </Anchor>
                <PurposeMarks job={job} />
              </Group>
              <Text size="xs" c="dimmed">
                <Window job={job} dateOnly />
              </Text>
            </Table.Td>
            {!ofOne && (
              <Table.Td>
                <Anchor component={Link} to={`/connections/${job.connection_id}/jobs`} c="inherit" size="sm">
                  {job.integration_display_name}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {job.customer_id ?? `…${job.connection_id.slice(-8)}`}
                </Text>
              </Table.Td>
            )}
            <Table.Td>
              <JobStatus status={job.status} />
            </Table.Td>
            <Table.Td>
              <JobProgress job={job} />
            </Table.Td>
            <Table.Td ta="right">{whole(recordsOf(job))}</Table.Td>
            <Table.Td ta="right">
              <Ago at={job.created_at} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The bar, the share, and what keeps it. */
export function JobProgress({ job }: { job: ListedJob }) {
  const why = job.status === 'stuck' ? (job.error?.message ?? null) : waitingWords(job);
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <div style={{ flex: 1, minWidth: 60 }}>
          <ProgressBar job={job} />
        </div>
        <Text size="xs" className="figures" w={36} ta="right">
          {percent(job.progress.share_of_window)}
        </Text>
      </Group>
      {why !== null && (
        <Text size="xs" c="dimmed" lineClamp={2} title={why}>
          {why}
        </Text>
      )}
    </>
  );
}
