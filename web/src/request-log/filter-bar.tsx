import { Autocomplete, Group, Pill, Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { ConnectionChoice } from '../connection-choice/connection-choice.tsx';
import { InstantField } from '../time/instant-field.tsx';
import type { Filters } from './queries.ts';
import type { Choice, Choices } from './words.ts';

/** What requests are looked for by. Who asked and which one it was are chosen in the list itself. */
export function RequestFilterBar({
  chosen,
  choose,
  choices,
}: {
  chosen: Filters;
  choose: (name: keyof Filters, value: string | null) => void;
  choices: Choices;
}) {
  const pill = (name: 'actor_id' | 'request_id', words: string) =>
    chosen[name] !== '' && (
      <Pill
        size="md"
        withRemoveButton
        onRemove={() => choose(name, null)}
        removeButtonProps={{ 'aria-label': `Not only ${words}`, tabIndex: 0, 'aria-hidden': false }}
      >
        Only {words} …{chosen[name].slice(-8)}
      </Pill>
    );
  return (
    <Group px="md" py="sm" gap="sm" align="flex-end" role="search" aria-label="Narrow the list">
      <ConnectionChoice
        value={chosen.connection_id || null}
        choose={(value) => choose('connection_id', value)}
        placeholder="Any"
        clearable
      />
      <AddressField
        value={chosen.contains}
        choose={(value) => choose('contains', value)}
        offered={choices.contains}
      />
      <Field
        label="Method"
        value={chosen.method}
        data={choices.method}
        choose={(value) => choose('method', value)}
      />
      <Field
        label="Status"
        value={chosen.status}
        data={choices.status}
        choose={(value) => choose('status', value)}
      />
      {/* One below the other or beside it, but never with something else between them. */}
      <Group gap="sm">
        <InstantField
          label="From"
          value={chosen.start_time}
          choose={(value) => choose('start_time', value)}
        />
        <InstantField label="Before" value={chosen.end_time} choose={(value) => choose('end_time', value)} />
      </Group>
      {pill('actor_id', 'of caller')}
      {pill('request_id', 'request')}
    </Group>
  );
}

function Field({
  label,
  value,
  data,
  choose,
}: {
  label: string;
  value: string;
  data: Choice[];
  choose: (value: string | null) => void;
}) {
  const missing = value !== '' && !data.some((one) => one.value === value);
  return (
    <Select
      label={label}
      placeholder="Any"
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}` }}
      data={missing ? [{ value, label: value }, ...data] : data}
      value={value || null}
      onChange={choose}
      w={140}
    />
  );
}

/** A part of the address: typed, or one of those that occur. */
function AddressField({
  value,
  choose,
  offered,
}: {
  value: string;
  choose: (value: string) => void;
  offered: string[];
}) {
  const [typed, setTyped] = useState(value);
  const settle = useDebouncedCallback((text: string) => choose(text.trim()), 250);
  useEffect(() => {
    // Going back changes what is looked for without typing.
    setTyped((before) => (before.trim() === value ? before : value));
  }, [value]);
  return (
    <Autocomplete
      label="Address has"
      placeholder="/wms/orders"
      data={offered}
      limit={12}
      maxLength={200}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        settle(text);
      }}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
      w={200}
    />
  );
}
