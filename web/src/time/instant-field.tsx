import { TextInput } from '@mantine/core';

/** An instant in the viewer's zone; it stands in the address as UTC. */
export function InstantField({
  label,
  value,
  choose,
  required = false,
  error,
}: {
  label: string;
  value: string;
  choose: (instant: string | null) => void;
  required?: boolean;
  error?: string | undefined;
}) {
  return (
    <TextInput
      label={label}
      type="datetime-local"
      required={required}
      error={error}
      value={toLocal(value)}
      onChange={(event) => {
        const date = new Date(event.currentTarget.value);
        choose(Number.isNaN(date.getTime()) ? null : date.toISOString());
      }}
      w={185}
    />
  );
}

/** "2026-01-31T13:00" in the viewer's zone, as such a field wants it. */
function toLocal(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
