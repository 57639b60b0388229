import { Alert, Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../api/client.ts';
import { type Access, useCreateKey } from './queries.ts';

/** What a new key is for, and what it may do. */
export function NewKey({ close, made }: { close: () => void; made: (key: string) => void }) {
  const create = useCreateKey();
  const [name, setName] = useState('');
  const [access, setAccess] = useState<Access>('full');
  const wrong = create.error instanceof ApiError ? create.error.fields : {};
  return (
    <Modal opened onClose={close} title="Make an API key">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ name, access }, { onSuccess: ({ data }) => made(data.key) });
        }}
      >
        <Stack>
          {create.error && Object.keys(wrong).length === 0 && (
            <Alert color="red" role="alert" title="No key was made">
              {create.error.message}
            </Alert>
          )}
          <TextInput
            label="Name"
            description="What it is for, so that one knows later what stops when it is revoked"
            placeholder="Billing import"
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={wrong.name}
          />
          <Radio.Group label="What it may do" value={access} onChange={(value) => setAccess(value as Access)}>
            <Stack gap="xs" mt="xs">
              <Radio
                value="full"
                label="Everything"
                description="Read, connect, sync, change webhooks; never users or keys"
              />
              <Radio
                value="read_only"
                label="Read"
                description="Records, syncs and coverage; it changes nothing and sees no secrets"
              />
            </Stack>
          </Radio.Group>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Make none
            </Button>
            <Button type="submit" loading={create.isPending}>
              Make it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
