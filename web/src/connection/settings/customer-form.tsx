import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../api/session.ts';
import type { Connection } from '../../connections/queries.ts';
import { useChangeConnection } from './queries.ts';

/** Your own id of the customer whose account it is; nothing typed takes it away. */
export function CustomerForm({ connection }: { connection: Connection }) {
  const present = connection.customer_id ?? '';
  const [typed, setTyped] = useState(present);
  const change = useChangeConnection(connection.connection_id);
  if (!useMay('operator')) return present || '–';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ customer_id: typed.trim() || null });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs">
        <TextInput
          size="xs"
          w="100%"
          maw={260}
          aria-label="Customer"
          placeholder="Your own id of the customer"
          maxLength={500}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
        {typed.trim() !== present && (
          <Button size="xs" type="submit" loading={change.isPending}>
            Save
          </Button>
        )}
      </Group>
    </form>
  );
}
