import { Anchor, Table, Text, Tooltip } from '@mantine/core';
import { Link } from 'react-router';
import { JobStatus } from '../../status/badges.tsx';
import { Ago, duration, Instant } from '../../time/instant.tsx';
import { functionLabel } from '../../words/functions.ts';
import { whole } from '../../words/numbers.ts';
import type { Run } from './queries.ts';
import { KINDS } from './words.ts';

/** A run: when, what, how far, what came of it; and why it failed, below. */
export function RunRow({ connectionId, run }: { connectionId: string; run: Run }) {
  const trouble = run.error ?? run.last_error;
  const { report, progress } = run;
  const label = functionLabel(run.function_name);
  return (
    <>
      <Table.Tr style={trouble ? { borderBottom: 'none' } : undefined}>
        <Table.Td style={{ whiteSpace: 'nowrap' }}>
          <Ago at={run.started_at ?? run.created_at} />
        </Table.Td>
        <Table.Td>
          {run.kind === 'on_demand' ? (
            <Anchor
              component={Link}
              to={`/connections/${connectionId}/jobs/${run.run_id}`}
              size="sm"
              fw={500}
            >
              {label}
            </Anchor>
          ) : (
            <Text size="sm" fw={500}>
              {label}
            </Text>
          )}
          <Tooltip label={KINDS[run.kind].hint}>
            <Text size="xs" c="dimmed" w="fit-content">
              {KINDS[run.kind].word}
            </Text>
          </Tooltip>
        </Table.Td>
        <Table.Td>
          <RunWindow run={run} />
        </Table.Td>
        <Table.Td>
          <JobStatus status={run.status} />
        </Table.Td>
        <Count of={report.records_new} />
        <Count of={report.records_changed} />
        <Count of={report.records_unchanged} />
        <Count of={report.records_quarantined} telling />
        <Count of={progress.requests} />
        <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
          {took(run)}
        </Table.Td>
      </Table.Tr>
      {trouble && (
        <Table.Tr>
          <Table.Td colSpan={10} pt={0}>
            <div className="error-line" data-blocking={run.status === 'stuck'}>
              <Text size="sm">{trouble.message}</Text>
            </div>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** What it read: a stretch of dates, or the whole of a list. */
function RunWindow({ run: { window } }: { run: Run }) {
  if (window === null)
    return (
      <Text size="sm" c="dimmed">
        the whole list
      </Text>
    );
  const { start, end } = window;
  const length = Date.parse(end) - Date.parse(start);
  if (length < 2 * 86_400_000)
    return (
      <Text size="xs" component="div">
        {duration(length)} up to <Instant at={end} />
      </Text>
    );
  return (
    <Text size="xs" component="div">
      <span className="whole">
        <Instant at={start} dateOnly /> to
      </span>{' '}
      <span className="whole">
        <Instant at={end} dateOnly />
      </span>
    </Text>
  );
}

/** A number; faint where it is nothing, strong where it should be looked at. */
function Count({ of, telling = false }: { of: number; telling?: boolean }) {
  return (
    <Table.Td ta="right" fw={telling && of > 0 ? 600 : 400} {...(of === 0 ? { c: 'dimmed' } : {})}>
      {whole(of)}
    </Table.Td>
  );
}

function took({ started_at: start, finished_at: end }: Run): string {
  return start && end ? duration(Date.parse(end) - Date.parse(start)) : '–';
}
