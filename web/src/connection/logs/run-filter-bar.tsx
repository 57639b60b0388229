import { Group, Pill, Select } from '@mantine/core';
import { functionLabel } from '../../words/functions.ts';
import { useThisConnection } from '../queries.ts';
import type { RunFilters } from './queries.ts';
import { KINDS } from './words.ts';

const STATUSES = ['open', 'completed', 'cancelled', 'stuck'];

/** Narrows the list of runs. */
export function RunFilterBar({
  chosen,
  choose,
}: {
  chosen: RunFilters;
  choose: (name: keyof RunFilters, value: string | null) => void;
}) {
  const { sync_schedules: schedules } = useThisConnection();
  const functions = schedules.map(({ function_name: name }) => ({ value: name, label: functionLabel(name) }));
  const kinds = Object.entries(KINDS).map(([value, { word }]) => ({ value, label: word }));
  const filter = (
    name: 'kind' | 'function_name' | 'status',
    label: string,
    data: typeof kinds | string[],
  ) => (
    <Select
      aria-label={label}
      placeholder={label}
      data={data}
      value={chosen[name] || null}
      onChange={(value) => choose(name, value)}
      clearable
      style={{ flex: '1 1 150px', maxWidth: 240 }}
    />
  );
  if (chosen.run_id)
    return (
      <Group gap="sm" role="search" aria-label="Runs">
        <Pill
          size="md"
          withRemoveButton
          onRemove={() => choose('run_id', null)}
          removeButtonProps={{ 'aria-label': 'Show all runs', tabIndex: 0, 'aria-hidden': false }}
        >
          Run {chosen.run_id}
        </Pill>
      </Group>
    );
  return (
    <Group gap="sm" role="search" aria-label="Runs">
      {filter('function_name', 'Any function', functions)}
      {filter('kind', 'Any kind', kinds)}
      {filter('status', 'Any status', STATUSES)}
    </Group>
  );
}
