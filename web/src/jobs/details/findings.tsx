import { Anchor, Badge, Box, Code, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { answerOf, connectionApi } from '../../api/client.ts';
import { useFilters } from '../../paging/filters.ts';
import { Pager } from '../../paging/pager.tsx';
import { Answered } from '../../states/answered.tsx';
import { Empty } from '../../states/states.tsx';
import { Instant } from '../../time/instant.tsx';
import { counted } from '../../words/numbers.ts';
import type { Job } from '../job.ts';
import { jobKey, liveWith } from '../queries.ts';

const KINDS = ['missing', 'differing', 'unexpected'] as const;
type Kind = (typeof KINDS)[number];
const PAGE = 25;

function useFindings(job: Job, kind: Kind | undefined, pageToken: string | null) {
  return useQuery({
    queryKey: [...jobKey(job.connection_id, job.id), 'findings', kind ?? null, pageToken],
    queryFn: ({ signal }) =>
      answerOf(
        connectionApi(job.connection_id).GET('/connections/on-demand-syncs/{sync_job_id}/findings', {
          params: {
            path: { sync_job_id: job.id },
            query: {
              limit: PAGE,
              ...(kind ? { kind } : {}),
              ...(pageToken ? { page_token: pageToken } : {}),
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: liveWith(job),
  });
}

/** What a verify found, record by record, with what differs. */
export function Findings({ job }: { job: Job }) {
  const [search] = useSearchParams();
  const [{ kind }, choose] = useFilters('kind');
  const chosen = KINDS.find((known) => known === kind);
  const query = useFindings(job, chosen, search.get('page_token'));
  return (
    <>
      <Box px="md" pt="md" className="scrolls">
        <SegmentedControl
          size="xs"
          aria-label="Which findings"
          value={chosen ?? ''}
          onChange={(value) => choose('kind', value)}
          data={[{ value: '', label: 'All' }, ...KINDS.map((value) => ({ value, label: value }))]}
        />
      </Box>
      <Answered query={query}>
        {({ data, next_token: next }) =>
          data.length === 0 ? (
            <Empty title="Nothing was found">
              {job.status === 'open'
                ? 'The comparison goes on.'
                : 'Findings are kept for 30 days, and up to a thousand of a job.'}
            </Empty>
          ) : (
            <>
              <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
                {data.map((finding) => (
                  <FindingItem key={finding.id} job={job} finding={finding} />
                ))}
              </Stack>
              <Pager next={next} shown={data.length} noun="findings" />
            </>
          )
        }
      </Answered>
    </>
  );
}

type Finding = NonNullable<ReturnType<typeof useFindings>['data']>['data'][number];

function FindingItem({ job, finding }: { job: Job; finding: Finding }) {
  const { differences, differing_paths: paths } = finding;
  return (
    <Box component="li" px="md" py="sm" style={{ borderBottom: '1px solid var(--line)' }}>
      <Group gap="xs">
        <Badge variant="light" className="mark" color={finding.kind === 'unexpected' ? 'gray' : 'orange'}>
          {finding.kind}
        </Badge>
        {finding.kind === 'missing' ? (
          <Code>{finding.id}</Code>
        ) : (
          <Anchor
            component={Link}
            size="sm"
            to={`/connections/${job.connection_id}/records/${finding.resource}/${encodeURIComponent(finding.id)}`}
          >
            {finding.id}
          </Anchor>
        )}
        <Text size="xs" c="dimmed" component="div">
          as of <Instant at={finding.as_of} />
        </Text>
      </Group>
      {differences.length > 0 && (
        <div className="scrolls">
          <Table miw={480} fz="xs" mt="xs" verticalSpacing={2}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Field</Table.Th>
                <Table.Th>Stored</Table.Th>
                <Table.Th>At the source</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {differences.map(({ path, stored, source }) => (
                <Table.Tr key={path}>
                  <Table.Td>
                    <Code fz="xs">{path}</Code>
                  </Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{JSON.stringify(stored)}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{JSON.stringify(source)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {paths > differences.length && (
        <Text size="xs" c="dimmed">
          {counted(paths - differences.length, 'more path')} differ.
        </Text>
      )}
    </Box>
  );
}
