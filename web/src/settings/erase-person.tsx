import { Alert, Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../api/client.ts';
import { Consequence } from '../dialogs/consequence.tsx';
import { type Person, useErase } from './queries.ts';

const FIELDS: readonly { name: keyof Person; label: string; type?: string; about?: string }[] = [
  { name: 'email', label: 'E-mail address', type: 'email' },
  { name: 'phone', label: 'Telephone number', type: 'tel', about: 'Best with its country’s code' },
  { name: 'full_name', label: 'Name', about: 'Needs one of the two below: many people have the same' },
  { name: 'address1', label: 'Street and number' },
  { name: 'postal_code', label: 'Postal code' },
];

/** Who is to be erased; then, before it is done, what is lost by it. */
export function ErasePerson({ close }: { close: () => void }) {
  const erase = useErase();
  const [typed, setTyped] = useState<Person>({});
  const [asking, setAsking] = useState(false);
  const person = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])),
  ) as Person;
  const wrong = erase.error instanceof ApiError ? erase.error.fields : {};
  const act = () => erase.mutate(person, { onSuccess: close, onError: () => setAsking(false) });
  return (
    <>
      <Modal opened={!asking} onClose={close} title="Erase a person">
        <form
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            setAsking(true);
          }}
        >
          <Stack>
            {erase.error && FIELDS.every(({ name }) => wrong[name] === undefined) && (
              <Alert color="red" role="alert" title="Nobody was erased">
                {erase.error.message}
              </Alert>
            )}
            <Text size="sm">
              Give all that you know of them. A record is theirs when one of these is in it: the address, the
              number, or the name with the street or the postal code.
            </Text>
            {FIELDS.map(({ name, label, type = 'text', about }, place) => (
              <TextInput
                key={name}
                label={label}
                {...(about !== undefined && { description: about })}
                type={type}
                autoComplete="off"
                maxLength={500}
                {...(place === 0 && { 'data-autofocus': true })}
                value={typed[name] ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  setTyped((before) => ({ ...before, [name]: value }))
                }
                error={wrong[name]}
              />
            ))}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                Erase nobody
              </Button>
              <Button type="submit" color="red" disabled={Object.keys(person).length === 0}>
                Go on…
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
      <Consequence
        opened={asking}
        close={() => setAsking(false)}
        title="Erase this person?"
        verb="Erase for good"
        pending={erase.isPending}
        act={act}
      >
        {Object.values(person).join(', ')}: in every connection, now and in whatever is read later, it cannot
        be taken back.
        <List size="sm" my="xs" spacing={4}>
          <List.Item>
            Their orders and returns keep what was ordered, when and for how much; names, addresses, numbers
            and notes become <code>[erased]</code>.
          </List.Item>
          <List.Item>The raw payloads of these records are not kept: they cannot be mapped anew.</List.Item>
          <List.Item>Receivers of webhooks are told that the records changed, and can do the same.</List.Item>
        </List>
        What was sent to receivers before, and your backups and exports, it does not reach.
      </Consequence>
    </>
  );
}
