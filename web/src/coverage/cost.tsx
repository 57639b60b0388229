import { Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { duration } from '../time/instant.tsx';
import { functionLabel } from '../words/functions.ts';
import { counted, whole } from '../words/numbers.ts';
import type { Estimate } from './queries.ts';

interface Span {
  low: number;
  high: number | null;
}

/** What reading the gaps would take, in one sentence, and what waits meanwhile in another. */
export function Cost({ query }: { query: UseQueryResult<Estimate> }) {
  if (query.error)
    return (
      <Text size="sm" c="red" role="alert">
        {query.error.message}
      </Text>
    );
  if (!query.data)
    return (
      <Text size="sm" c="dimmed" role="status">
        Estimating…
      </Text>
    );
  const { cost_of_gaps: cost, based_on, holds, open_jobs } = query.data;
  const before = open_jobs.filter(({ goes }) => goes === 'first').length;
  return (
    <div>
      <Text size="sm">
        {amount(cost.requests, 'request')}
        {cost.records.high !== null && `, ${amount(cost.records, 'record')}`}, {time(cost.duration_seconds)}
        {share(cost.share_of_daily_quota)}
        {based_on.confidence === 'none' && '. Nothing like it was read yet, so this is the least it can be'}.
      </Text>
      <Text size="xs" c="dimmed">
        {before > 0 &&
          `${counted(before, 'open job')} of this function ${before === 1 ? 'goes' : 'go'} first. `}
        {holds.length > 0 && `Meanwhile ${waiting(holds)}.`}
      </Text>
    </div>
  );
}

function amount({ low, high }: Span, one: string): string {
  if (high === null) return `at least ${counted(Math.floor(low), one)}`;
  const [from, to] = [Math.floor(low), Math.ceil(high)];
  return from === to ? counted(to, one) : `${whole(from)} to ${counted(to, one)}`;
}

function time({ low, high }: Span): string {
  if (high === null) return `${duration(low * 1000)} or longer`;
  const [from, to] = [duration(low * 1000), duration(Math.max(high, 1) * 1000)];
  return from === to || low < 1 ? `up to ${to}` : `${from} to ${to}`;
}

function share({ high }: Span): string {
  if (high === null) return '';
  const percent = high * 100;
  return `, ${percent < 0.1 ? 'less than 0.1' : `up to ${percent.toFixed(1)}`}% of a day’s quota`;
}

function waiting(holds: readonly string[]): string {
  if (holds.length > 2) return `${holds.length} schedules of the connection wait`;
  const names = holds.map((one) => functionLabel(one)).join(' and ');
  return `the ${holds.length === 1 ? 'schedule' : 'schedules'} of ${names} wait${holds.length === 1 ? 's' : ''}`;
}
