import { Alert, Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { type Role, useMe } from '../api/session.ts';
import { Consequence } from '../dialogs/consequence.tsx';
import { type User, useChangeRole, useRemoveUser } from './queries.ts';
import { ROLES } from './roles.ts';

interface Props {
  user: User;
  close: () => void;
}

/** Gives somebody another role, which holds at once. */
export function RoleDialog({ user, close }: Props) {
  const change = useChangeRole();
  const [role, setRole] = useState<Role>(user.role);
  return (
    <Modal opened onClose={close} title={`The role of ${user.email}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ id: user.user_id, role }, { onSuccess: close });
        }}
      >
        <Stack>
          {change.error && (
            <Alert color="red" role="alert" title="The role stays as it is">
              {change.error.message}
            </Alert>
          )}
          <Radio.Group
            label="Role"
            description="It holds at once, also where they are signed in already"
            value={role}
            onChange={(value) => setRole(value as Role)}
          >
            <Stack gap="xs" mt="xs">
              {ROLES.map(({ value, label, means }) => (
                <Radio key={value} value={value} label={label} description={means} />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Leave it
            </Button>
            <Button type="submit" disabled={role === user.role} loading={change.isPending}>
              Change the role
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export function RemoveUser({ user, close }: Props) {
  const remove = useRemoveUser();
  const me = useMe().user.user_id === user.user_id;
  return (
    <Consequence
      opened
      close={close}
      title={me ? 'Remove yourself' : `Remove ${user.email}`}
      verb="Remove"
      pending={remove.isPending}
      act={() => remove.mutate(user.user_id, { onSuccess: close })}
    >
      {me ? 'You are' : `${user.email} is`} signed out everywhere at once, and a link that was not used yet
      works no more. What {me ? 'you' : 'they'} did stays; API keys that {me ? 'you' : 'they'} know go on
      working.
      {remove.error && (
        <Alert color="red" role="alert" mt="sm">
          {remove.error.message}
        </Alert>
      )}
    </Consequence>
  );
}
