import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Ago, Instant } from '../time/instant.tsx';
import { functionLabel } from '../words/functions.ts';
import { counted } from '../words/numbers.ts';
import { ConnectionHealth } from './health.tsx';
import { connectionSubtitle } from './name.ts';
import type { Connection } from './queries.ts';

/** A connection in the list. */
export function ConnectionRow({ connection }: { connection: Connection }) {
  const { freshness: oldest, health_detail: detail } = connection;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/connections/${connection.connection_id}`} fw={500} size="sm">
          {connectionSubtitle(connection)}
        </Anchor>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {connection.integration_display_name} · {connection.integration_type}
        </Text>
      </Table.Td>
      <Table.Td maw={320}>
        <ConnectionHealth connection={connection} />
        {detail.reason && (
          <Text size="xs" c="dimmed" lineClamp={2} mt={2}>
            {detail.reason}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" component="div">
          {oldest ? <Ago at={oldest.last_crawl_end} none="not read yet" /> : '–'}
        </Text>
        {oldest && (
          <Text size="xs" c="dimmed">
            {functionLabel(oldest.function_name)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{schedulesInWords(connection)}</Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" component="div" style={{ whiteSpace: 'nowrap' }}>
          <Instant at={connection.created_at} dateOnly />
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function schedulesInWords({ sync_schedules: schedules }: Connection): string {
  const on = schedules.filter(({ disabled }) => !disabled);
  const paused = on.filter((one) => one.paused).length;
  const held = on.filter((one) => one.held_by_job).length;
  if (on.length > 0 && paused === on.length) return 'all paused';
  const parts = [counted(on.length, 'schedule')];
  if (paused > 0) parts.push(`${paused} paused`);
  if (held > 0) parts.push('held by a job');
  return parts.join(' · ');
}
