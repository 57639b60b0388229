import { Alert, Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../api/client.ts';
import type { Role } from '../api/session.ts';
import { useInvite } from './queries.ts';
import { ROLES } from './roles.ts';
import type { MadeLink } from './users.tsx';

/** Who is to come in, and what they may do. */
export function Invite({ close, made }: { close: () => void; made: (link: MadeLink) => void }) {
  const invite = useInvite();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const wrong = invite.error instanceof ApiError ? invite.error.fields : {};
  return (
    <Modal opened onClose={close} title="Invite somebody">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate(
            { email: email.trim(), role, ...(name.trim() && { name: name.trim() }) },
            { onSuccess: ({ data, link }) => made({ email: data.email, link }) },
          );
        }}
      >
        <Stack>
          {invite.error && Object.keys(wrong).length === 0 && (
            <Alert color="red" role="alert" title="Nobody was invited">
              {invite.error.message}
            </Alert>
          )}
          <TextInput
            label="E-mail address"
            description="Names the person; nothing is sent to it"
            type="email"
            required
            data-autofocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={wrong.email}
          />
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={wrong.name}
          />
          <Radio.Group label="Role" value={role} onChange={(value) => setRole(value as Role)}>
            <Stack gap="xs" mt="xs">
              {ROLES.map(({ value, label, means }) => (
                <Radio key={value} value={value} label={label} description={means} />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Invite nobody
            </Button>
            <Button type="submit" loading={invite.isPending}>
              Make the link
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
