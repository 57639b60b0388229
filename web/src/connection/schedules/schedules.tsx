import { Button, Table, VisuallyHidden } from '@mantine/core';
import { useMay } from '../../api/session.ts';
import { Panel } from '../../shell/page.tsx';
import { Empty } from '../../states/states.tsx';
import { useErrors } from '../errors/queries.ts';
import { useThisConnection } from '../queries.ts';
import { usePauseAll } from './queries.ts';
import { ScheduleRow } from './row.tsx';

const OPEN = { state: 'open', page_token: '' };

/** The tab "Sync schedules": how each function is kept fresh, and what keeps it from that. */
export function Schedules() {
  const connection = useThisConnection();
  const { connection_id: id, sync_schedules: schedules } = connection;
  const errors = useErrors(id, OPEN, 200).data?.data ?? [];
  if (schedules.length === 0)
    return (
      <Panel>
        <Empty title="It has no schedules">Nothing of this integration can be synced yet.</Empty>
      </Panel>
    );
  return (
    <Panel title="Sync schedules" aside={<PauseAll />}>
      <div className="scrolls">
        <Table miw={860}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Function</Table.Th>
              <Table.Th>Status</Table.Th>
              <Table.Th>Complete up to</Table.Th>
              <Table.Th>Runs</Table.Th>
              <Table.Th>How often</Table.Th>
              <Table.Th>On</Table.Th>
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {schedules.map((schedule) => (
              <ScheduleRow
                key={schedule.function_name}
                connection={connection}
                schedule={schedule}
                errors={errors.filter((error) => error.function_name === schedule.function_name)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Panel>
  );
}

function PauseAll() {
  const { connection_id: id, sync_schedules: schedules } = useThisConnection();
  const pause = usePauseAll(id);
  if (!useMay('operator')) return null;
  const on = schedules.some(({ paused, disabled }) => !paused && !disabled);
  return (
    <Button size="compact-sm" variant="subtle" loading={pause.isPending} onClick={() => pause.mutate(on)}>
      {on ? 'Pause all' : 'Let all go on'}
    </Button>
  );
}
