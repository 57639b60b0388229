import { Alert, Anchor, Box, Stack, Table, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Failure, Loading } from '../../states/states.tsx';
import { Instant } from '../../time/instant.tsx';
import { functionLabel } from '../../words/functions.ts';
import { counted, whole } from '../../words/numbers.ts';
import { jobAddress } from '../job.ts';
import { scheduledSyncs } from '../schedules-words.ts';
import { type Part, Strip } from '../strip/strip.tsx';
import { aboutDuration, aboutNumber, aboutShare, type Span } from './spans.ts';
import type { Wish } from './wish.ts';

interface Cost {
  slices: number;
  requests: Span;
  records: Span;
  share_of_daily_quota: Span;
  duration_seconds: Span;
}

interface Stretch {
  start: string;
  end: string;
}

/** What creating the job would take, as the API says it. */
interface Estimate {
  window: Stretch | null;
  cost: Cost;
  cost_of_gaps: Cost;
  based_on: { confidence: 'none' | 'low' | 'good'; runs: number };
  quota: { per_second: number };
  covered: Stretch[];
  gaps: Stretch[];
  unavailable: Stretch[];
  source_keeps_from: string | null;
  open_jobs: { id: string; function_name: string; goes: 'first' | 'in turn' }[];
  holds: string[];
}

const CONFIDENCE = {
  none: 'Nothing of this was read yet, so only the least can be told.',
  low: 'Little of this was read before, so this is rough.',
  good: 'From what earlier runs of this connection took.',
};

/** What the job would take: shown before it is started. */
export function EstimatePanel({
  connectionId,
  query,
  wish,
  problem,
}: {
  connectionId: string;
  query: UseQueryResult<Estimate>;
  wish: Wish;
  problem: string | null;
}) {
  if (problem !== null)
    return (
      <Text p="md" size="sm" c="dimmed">
        Choose a window to see what it takes.
      </Text>
    );
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading rows={6} label="Estimating" />;
  return (
    <Box aria-busy={query.isPlaceholderData} style={{ opacity: query.isPlaceholderData ? 0.5 : 1 }}>
      <Told connectionId={connectionId} estimate={query.data} wish={wish} />
    </Box>
  );
}

function Told({ connectionId, estimate, wish }: { connectionId: string; estimate: Estimate; wish: Wish }) {
  const cost = wish.onlyGaps ? estimate.cost_of_gaps : estimate.cost;
  const rows: [string, string][] = [
    ['Duration', aboutDuration(cost.duration_seconds)],
    ['Requests', aboutNumber(cost.requests)],
    ['Of a day’s quota', aboutShare(cost.share_of_daily_quota)],
    ['Records', aboutNumber(cost.records)],
    ['Slices', whole(cost.slices)],
  ];
  return (
    <Stack p="md" gap="sm">
      <Table withRowBorders={false} verticalSpacing={3} horizontalSpacing={0} highlightOnHover={false}>
        <Table.Tbody>
          {rows.map(([name, value], row) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400} c="dimmed" fz="sm">
                {name}
              </Table.Th>
              <Table.Td ta="right" fw={row === 0 ? 600 : 500} fz={row === 0 ? 'lg' : 'sm'}>
                {value}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        {CONFIDENCE[estimate.based_on.confidence]} The account may ask {whole(estimate.quota.per_second)} a
        second.
      </Text>
      <Known estimate={estimate} />
      {estimate.source_keeps_from !== null && (
        <Alert color="gray" p="xs">
          <Text size="sm">
            The source keeps data from <Instant at={estimate.source_keeps_from} dateOnly /> on. What lies
            before is reported as unavailable.
          </Text>
        </Alert>
      )}
      <Effects connectionId={connectionId} estimate={estimate} />
    </Stack>
  );
}

/** What is known of the window already, drawn. */
function Known({ estimate: { window, covered, gaps, unavailable } }: { estimate: Estimate }) {
  if (window === null) return null;
  const drawn = (ranges: Stretch[], state: Part['state'], said: string) =>
    ranges.map((range) => ({ ...inMs(range), state, said }));
  const parts = [
    ...drawn(covered, 'read', 'read already'),
    ...drawn(gaps, 'gap', 'not read'),
    ...drawn(unavailable, 'unavailable', 'no longer kept'),
  ];
  const { start, end } = inMs(window);
  const sum = parts
    .filter(({ state }) => state === 'read')
    .reduce((ms, part) => ms + part.end - part.start, 0);
  const share = `${Math.floor((sum / (end - start)) * 100)} % of the window was read already`;
  return (
    <div>
      <Text size="sm" mb={4}>
        {share}
        {gaps.length > 0 && `, with ${counted(gaps.length, 'gap')}`}.
      </Text>
      <Strip start={start} end={end} parts={parts} label={share} />
    </div>
  );
}

function inMs({ start, end }: Stretch): { start: number; end: number } {
  return { start: new Date(start).getTime(), end: new Date(end).getTime() };
}

/** What else happens: jobs that go before, and schedules that wait. */
function Effects({
  connectionId,
  estimate: { open_jobs, holds },
}: {
  connectionId: string;
  estimate: Estimate;
}) {
  return (
    <>
      {open_jobs.map((job) => (
        <Text key={job.id} size="sm">
          <Anchor
            component={Link}
            to={jobAddress({ connection_id: connectionId, id: job.id })}
            inherit
            underline="always"
          >
            An open job of {functionLabel(job.function_name).toLowerCase()}
          </Anchor>{' '}
          {job.goes === 'first' ? 'goes before it.' : 'takes turns with it.'}
        </Text>
      ))}
      {holds.length > 0 && (
        <Text size="sm">
          Until it has ended, {scheduledSyncs(holds)} of this connection wait. Nothing of them is missed, only
          delayed.
        </Text>
      )}
    </>
  );
}
