import { Button, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useMe } from '../api/session.ts';
import { Ago } from '../time/instant.tsx';
import { type User, useNewLink } from './queries.ts';
import { ROLES } from './roles.ts';
import { RemoveUser, RoleDialog } from './user-dialogs.tsx';
import type { MadeLink } from './users.tsx';

/** Everybody, and what can be done about each. */
export function UserTable({ users, show }: { users: User[]; show: (link: MadeLink) => void }) {
  const [dialog, setDialog] = useState<{ kind: 'role' | 'remove'; user: User } | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <div className="scrolls">
        <Table miw={760}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Who</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>Last here</Table.Th>
              <Table.Th>Invited</Table.Th>
              <Table.Th>
                <VisuallyHidden>What can be done</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {users.map((user) => (
              <Row
                key={user.user_id}
                user={user}
                show={show}
                changeRole={() => setDialog({ kind: 'role', user })}
                remove={() => setDialog({ kind: 'remove', user })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {dialog?.kind === 'role' && <RoleDialog user={dialog.user} close={close} />}
      {dialog?.kind === 'remove' && <RemoveUser user={dialog.user} close={close} />}
    </>
  );
}

function Row({
  user,
  show,
  changeRole,
  remove,
}: {
  user: User;
  show: (link: MadeLink) => void;
  changeRole: () => void;
  remove: () => void;
}) {
  const me = useMe().user.user_id === user.user_id;
  const link = useNewLink();
  const make = () =>
    link.mutate(user.user_id, {
      onSuccess: ({ data }) => show({ email: user.email, link: data }),
      onError: (error) =>
        notifications.show({ color: 'red', title: 'No link was made', message: error.message }),
    });
  return (
    <Table.Tr>
      <Table.Td>
        {user.name}
        {me && (
          <Text span c="dimmed" size="sm">
            {' '}
            (you)
          </Text>
        )}
        {user.name !== user.email && (
          <Text size="xs" c="dimmed">
            {user.email}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{ROLES.find(({ value }) => value === user.role)?.label}</Table.Td>
      <Table.Td>
        <Ago at={user.last_seen_at} none="has not signed in yet" />
      </Table.Td>
      <Table.Td>
        <Ago at={user.created_at} />
      </Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            onClick={changeRole}
            aria-label={`Change role of ${user.email}`}
          >
            Change role
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={link.isPending}
            onClick={make}
            aria-label={`New link for ${user.email}`}
          >
            New link
          </Button>
          <Button size="compact-sm" variant="default" onClick={remove} aria-label={`Remove ${user.email}`}>
            Remove
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
