import { Code, Table, Text } from '@mantine/core';
import type { components } from '../../api/schema.d.ts';
import type { Connection } from '../../connections/queries.ts';
import { Ago } from '../../time/instant.tsx';
import { functionLabel } from '../../words/functions.ts';
import { ScheduleActions } from './actions.tsx';
import { ScheduleError } from './error.tsx';
import type { ConnectionError } from './errors.ts';
import { Frequency } from './frequency.tsx';
import type { Schedule } from './queries.ts';
import { ScheduleStatus } from './status.tsx';
import { PauseSwitch } from './switch.tsx';

/** One function of a connection, and below it what keeps it from syncing. */
export function ScheduleRow({
  connection,
  schedule,
  error,
  holder,
}: {
  connection: Connection;
  schedule: Schedule;
  error: ConnectionError | null;
  holder: components['schemas']['SyncJob'] | null;
}) {
  const id = connection.connection_id;
  const { function_name: name, disabled } = schedule;
  const label = functionLabel(name);
  return (
    <>
      <Table.Tr {...(disabled ? { c: 'dimmed' } : {})} style={error ? { borderBottom: 'none' } : {}}>
        <Table.Th scope="row" fw={400}>
          <Text size="sm" fw={500}>
            {label}
          </Text>
          <Text size="xs" c="dimmed" ff="monospace">
            {name}
          </Text>
        </Table.Th>
        <Table.Td>
          <ScheduleStatus connectionId={id} schedule={schedule} holder={holder} />
        </Table.Td>
        <Table.Td>
          <Ago at={schedule.latest_data} none="nothing yet" />
        </Table.Td>
        <Table.Td>
          <Ago at={schedule.last_crawl_end} />
        </Table.Td>
        <Table.Td>
          <Frequency connectionId={id} schedule={schedule} />
        </Table.Td>
        <Table.Td>
          <PauseSwitch connectionId={id} schedule={schedule} />
        </Table.Td>
        <Table.Td ta="right">
          <ScheduleActions connection={connection} schedule={schedule} />
        </Table.Td>
      </Table.Tr>
      {error && (
        <Table.Tr>
          <Table.Td colSpan={7} pt={0}>
            <ScheduleError error={error} />
          </Table.Td>
        </Table.Tr>
      )}
      {!error && schedule.sync_status === 'error' && connection.health !== 'error' && (
        <Table.Tr>
          <Table.Td colSpan={7} pt={0}>
            <Text size="xs" c="dimmed">
              Its last attempts failed, and it tries again by itself. The tab Logs has the reason of each, by{' '}
              <Code>{name}</Code>.
            </Text>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
