import { Button, MultiSelect, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { heading } from './columns.ts';
import type { FilterField, FilterOperator } from './filters.ts';

/** One more filter: which field, how it is compared, with what. */
export function FilterForm({
  fields,
  add,
}: {
  fields: FilterField[];
  add: (parameter: string, value: string) => void;
}) {
  const ordered = [...fields].sort((one, other) => place(one) - place(other));
  const [name, setName] = useState(ordered[0]?.field ?? '');
  const filter = fields.find((one) => one.field === name) ?? ordered[0]!;
  const [parameter, setParameter] = useState('');
  const operator = filter.operators.find((one) => one.parameter === parameter) ?? filter.operators[0]!;
  const [value, setValue] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = filter.kind === 'date' && !operator.several ? toInstant(value) : value;
    if (asked) add(operator.parameter, asked);
  };
  return (
    <form onSubmit={submit} style={{ display: 'contents' }}>
      <NativeSelect
        label="Field"
        data={ordered.map(({ field }) => ({ value: field, label: heading(field) }))}
        value={filter.field}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setValue('');
        }}
      />
      <NativeSelect
        label="Comparison"
        data={filter.operators.map((one) => ({ value: one.parameter, label: one.meaning }))}
        value={operator.parameter}
        onChange={(event) => {
          setParameter(event.currentTarget.value);
          setValue('');
        }}
      />
      <ValueField filter={filter} operator={operator} value={value} setValue={setValue} />
      <Button type="submit" disabled={value === ''}>
        Add the filter
      </Button>
    </form>
  );
}

/** What people look for first: words, then true or false, then dates, then ids. */
function place({ field, kind, words }: FilterField): number {
  if (field === 'ids') return 4;
  if (kind === 'date') return field.startsWith('trackstar_') ? 3 : 2;
  return words ? 0 : 1;
}

function ValueField({
  filter: { kind, words },
  operator: { several, parameter },
  value,
  setValue,
}: {
  filter: FilterField;
  operator: FilterOperator;
  value: string;
  setValue: (value: string) => void;
}) {
  const values = value === '' ? [] : value.split(',');
  const part = parameter.includes('contains');
  if (kind === 'boolean' || (words && !several && !part)) {
    return (
      <NativeSelect
        label="Value"
        data={[{ value: '', label: 'Choose one' }, ...(words ?? ['true', 'false'])]}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
    );
  }
  if (words && several) {
    return (
      <MultiSelect
        label="Values"
        data={words}
        value={values}
        onChange={(chosen) => setValue(chosen.join(','))}
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  if (several || parameter === 'ids[in]' || parameter.startsWith('trackstar_tags')) {
    return (
      <TagsInput
        label="Values"
        description={kind === 'date' ? 'Instants, such as 2026-01-31T12:00:00Z' : 'Enter after each'}
        value={values}
        onChange={(chosen) => setValue(chosen.join(','))}
        maxTags={100}
        acceptValueOnBlur
      />
    );
  }
  return (
    <TextInput
      label="Value"
      type={kind === 'date' ? 'datetime-local' : 'text'}
      {...(kind === 'date' ? { step: 1, description: 'In your time zone' } : {})}
      value={value}
      onChange={(event) => setValue(event.currentTarget.value)}
    />
  );
}

/** What was typed in the viewer's zone as an instant; empty where it is none. */
function toInstant(local: string): string {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
