import { Group, Select } from '@mantine/core';
import { useCatalogue } from '../integrations/queries.ts';
import { functionLabel } from '../words/functions.ts';
import type { Job } from './job.ts';
import { PURPOSES } from './purpose.tsx';

const STATUSES: Job['status'][] = ['open', 'completed', 'cancelled', 'stuck'];
export const FILTERS = ['status', 'function_name', 'integration_name', 'purpose'] as const;
type Filter = (typeof FILTERS)[number];

/** What a list of jobs is narrowed to. What can be chosen comes from the catalogue. */
export function FilterBar({
  chosen,
  choose,
  ofOne,
}: {
  chosen: Record<Filter, string>;
  choose: (name: Filter, value: string | null) => void;
  /** The list is of one connection, so of one integration. */
  ofOne: boolean;
}) {
  const integrations = (useCatalogue().data ?? []).filter(({ available }) => available);
  const functions = [...new Set(integrations.flatMap((one) => one.on_demand_functions))].toSorted();
  const names = new Map(integrations.map((one) => [one.integration_name, one.display_name]));
  const field = (name: Filter, label: string, any: string, data: { value: string; label: string }[]) => (
    <Select
      key={name}
      label={label}
      placeholder={any}
      size="xs"
      w={{ base: 'calc(50% - 6px)', xs: 170 }}
      clearable
      searchable={data.length > 8}
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}` }}
      nothingFoundMessage="None fits"
      data={data}
      value={chosen[name] === '' ? null : chosen[name]}
      onChange={(value) => choose(name, value)}
    />
  );
  return (
    <Group px="md" py="sm" gap="sm" align="flex-end" role="search" aria-label="Narrow the list">
      {field(
        'status',
        'Status',
        'Any',
        STATUSES.map((value) => ({ value, label: value })),
      )}
      {field(
        'function_name',
        'Function',
        'Any',
        functions.map((value) => ({ value, label: functionLabel(value) })),
      )}
      {!ofOne &&
        field(
          'integration_name',
          'Integration',
          'Any',
          [...names].map(([value, label]) => ({ value, label })),
        )}
      {field(
        'purpose',
        'Purpose',
        'Any',
        Object.entries(PURPOSES).map(([value, { word }]) => ({ value, label: word })),
      )}
    </Group>
  );
}
