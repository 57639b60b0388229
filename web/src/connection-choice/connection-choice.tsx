import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { connectionLabel, useChosenConnection, useConnectionSearch } from './queries.ts';

/** One connection, found by typing: there can be thousands. */
export function ConnectionChoice({
  value,
  choose,
  label = 'Connection',
  placeholder,
  clearable = false,
}: {
  value: string | null;
  choose: (connectionId: string | null) => void;
  label?: string;
  placeholder?: string;
  clearable?: boolean;
}) {
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed, 200);
  const chosen = useChosenConnection(value);
  const shown = chosen.data ? connectionLabel(chosen.data) : '';
  // What is chosen stands in the field as if it had been typed.
  const found = useConnectionSearch(settled === shown ? '' : settled);
  const offered = (found.data?.data ?? []).map((one) => ({
    value: one.connection_id,
    label: connectionLabel(one),
  }));
  const missing = value !== null && !offered.some((one) => one.value === value);
  return (
    <Select
      label={label}
      placeholder={placeholder ?? 'Type to find one'}
      searchable
      clearable={clearable}
      value={value}
      onChange={choose}
      searchValue={typed}
      onSearchChange={setTyped}
      data={missing ? [{ value, label: shown || value }, ...offered] : offered}
      filter={({ options }) => options}
      nothingFoundMessage={found.isPending ? 'Looking …' : 'No connection fits'}
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}` }}
      w={230}
    />
  );
}

/** Several connections. What is chosen stays chosen while others are looked for. */
export function ConnectionsChoice({
  value,
  choose,
  label,
  description,
  error,
}: {
  value: string[];
  choose: (connectionIds: string[]) => void;
  label: string;
  description: string;
  error?: string | undefined;
}) {
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed, 200);
  const found = useConnectionSearch(settled);
  const offered = (found.data?.data ?? []).map((one) => ({
    value: one.connection_id,
    label: connectionLabel(one),
  }));
  const missing = value
    .filter((id) => !offered.some((one) => one.value === id))
    .map((id) => ({ value: id, label: `…${id.slice(-8)}` }));
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={value.length === 0 ? 'All connections' : ''}
      searchable
      value={value}
      onChange={choose}
      error={error}
      searchValue={typed}
      onSearchChange={setTyped}
      data={[...missing, ...offered]}
      filter={({ options }) =>
        typed === '' || settled !== typed
          ? options
          : options.filter((one) => !('value' in one) || !missing.some((gone) => gone.value === one.value))
      }
      nothingFoundMessage="No connection fits"
    />
  );
}
