import { Table, Text } from '@mantine/core';
import type { Connection } from '../../connections/queries.ts';
import { Ago } from '../../time/instant.tsx';
import { functionLabel } from '../../words/functions.ts';
import { ErrorLine } from '../errors/line.tsx';
import type { ConnectionError } from '../errors/queries.ts';
import { ScheduleActions } from './actions.tsx';
import { Frequency } from './frequency.tsx';
import type { Schedule } from './queries.ts';
import { ScheduleStatus } from './status.tsx';
import { PauseSwitch } from './switch.tsx';

/** One function of a connection, and below it what keeps it from syncing. */
export function ScheduleRow({
  connection,
  schedule,
  errors,
}: {
  connection: Connection;
  schedule: Schedule;
  errors: ConnectionError[];
}) {
  const id = connection.connection_id;
  const { function_name: name, disabled } = schedule;
  const label = functionLabel(name);
  return (
    <>
      <Table.Tr
        {...(disabled ? { c: 'dimmed' } : {})}
        style={errors.length > 0 ? { borderBottom: 'none' } : {}}
      >
        <Table.Th scope="row" fw={400}>
          <Text size="sm" fw={500}>
            {label}
          </Text>
          <Text size="xs" c="dimmed" ff="monospace">
            {name}
          </Text>
        </Table.Th>
        <Table.Td>
          <ScheduleStatus connectionId={id} schedule={schedule} />
        </Table.Td>
        <Table.Td>
          <Ago at={schedule.latest_data} none="nothing yet" />
        </Table.Td>
        <Table.Td>
          <Ago at={schedule.last_crawl_end} />
          {schedule.next_sync_at && (
            <Text size="xs" c="dimmed" component="div">
              next <Due at={schedule.next_sync_at} />
            </Text>
          )}
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
      {errors.length > 0 && (
        <Table.Tr>
          <Table.Td colSpan={7} pt={0}>
            {errors.map((error) => (
              <ErrorLine key={`${error.code} ${error.run_id}`} error={error} />
            ))}
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** When a run is due; what is due already waits for its turn. */
function Due({ at }: { at: string }) {
  return Date.parse(at) > Date.now() ? <Ago at={at} /> : 'as soon as it has its turn';
}
