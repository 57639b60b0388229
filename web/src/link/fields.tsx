import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import type { Field } from './client.ts';

/** Of an integration's fields, those that what was entered so far leaves to be asked for. */
export function askedFor(fields: readonly Field[], entered: Readonly<Record<string, string>>): Field[] {
  return fields.filter(({ when }) => !when || when.is.includes(entered[when.field] ?? ''));
}

/** Of what is asked for, what must be entered and was not. */
export function lacking(fields: readonly Field[], entered: Readonly<Record<string, string>>): Field[] {
  return fields.filter(({ name, required }) => required && (entered[name] ?? '').trim() === '');
}

/** Something to enter. What browsers would like to help with is not theirs: these are no passwords of this page. */
export function CredentialInput({
  field,
  value,
  error,
  change,
}: {
  field: Field;
  value: string;
  error: string | undefined;
  change: (value: string) => void;
}) {
  const common = {
    size: 'md',
    name: field.name,
    label: field.label,
    description: field.help,
    required: field.required,
    error: error && error.charAt(0).toUpperCase() + error.slice(1),
    value,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  } as const;
  const asTyped = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;
  if (field.one_of)
    return (
      <NativeSelect
        {...common}
        data={[{ value: '', label: field.required ? 'Choose' : 'Leave open' }, ...field.one_of]}
      />
    );
  if (field.multiline) return <Textarea {...common} {...asTyped} autosize minRows={4} maxRows={10} />;
  if (field.secret) return <PasswordInput {...common} {...asTyped} />;
  return <TextInput {...common} {...asTyped} />;
}
