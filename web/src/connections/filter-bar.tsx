import { Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { MagnifyingGlassIcon } from '@radix-ui/react-icons';
import { useEffect, useState } from 'react';
import { type ConnectionFilters, useIntegrationChoices } from './queries.ts';

const HEALTH = [
  { value: '', label: 'All' },
  { value: 'ok', label: 'Healthy' },
  { value: 'trouble', label: 'In trouble' },
  { value: 'paused', label: 'Paused' },
];

/** Narrows the list of connections. */
export function ConnectionFilterBar({
  chosen,
  choose,
}: {
  chosen: ConnectionFilters;
  choose: (name: 'search' | 'health' | 'integration_name', value: string | null) => void;
}) {
  const [typed, setTyped] = useState(chosen.search);
  const search = useDebouncedCallback((value: string) => choose('search', value.trim()), 250);
  useEffect(() => {
    // Going back, or a link that shows all, changes what is searched without typing.
    setTyped((before) => (before.trim() === chosen.search ? before : chosen.search));
  }, [chosen.search]);
  return (
    <Group gap="sm" role="search" aria-label="Connections">
      <TextInput
        aria-label="Search connections"
        placeholder="Customer, integration or id"
        leftSection={<MagnifyingGlassIcon aria-hidden />}
        value={typed}
        maxLength={200}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          search(value);
        }}
        style={{ flex: '1 1 220px' }}
      />
      <Select
        aria-label="Integration"
        placeholder="Any integration"
        data={useIntegrationChoices()}
        value={chosen.integration_name || null}
        onChange={(value) => choose('integration_name', value)}
        clearable
        searchable
        style={{ flex: '0 1 200px' }}
      />
      <SegmentedControl
        aria-label="Health"
        data={HEALTH}
        value={HEALTH.some(({ value }) => value === chosen.health) ? chosen.health : ''}
        onChange={(value) => choose('health', value)}
      />
    </Group>
  );
}
