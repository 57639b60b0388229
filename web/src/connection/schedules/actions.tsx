import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { DotsHorizontalIcon } from '@radix-ui/react-icons';
import { useRef } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../api/session.ts';
import type { Connection } from '../../connections/queries.ts';
import { functionLabel } from '../../words/functions.ts';
import { useSyncNow } from '../queries.ts';
import { DisableDialog } from './disable-dialog.tsx';
import { disabledNow, type Schedule, useDisabled } from './queries.ts';

/** What can be done with one function. */
export function ScheduleActions({ connection, schedule }: { connection: Connection; schedule: Schedule }) {
  const { connection_id: id } = connection;
  const { function_name: name, disabled } = schedule;
  const [asking, { open, close }] = useDisclosure();
  const opener = useRef<HTMLButtonElement>(null);
  const sync = useSyncNow(id);
  const disable = useDisabled(id);
  const operator = useMay('operator');
  const label = functionLabel(name);
  const syncNow = () =>
    sync.mutate([name], {
      onSuccess: () =>
        notifications.show({
          title: `${label}: syncing now`,
          message: 'Read from where its schedule stands, ahead of all else.',
        }),
    });
  const enable = () => disable.mutate(disabledNow(connection).filter((one) => one !== name));
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon
            ref={opener}
            variant="subtle"
            color="gray"
            aria-label={`Actions for ${label.toLowerCase()}`}
          >
            <DotsHorizontalIcon aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {operator && !disabled && <Menu.Item onClick={syncNow}>Sync now</Menu.Item>}
          {operator && !disabled && (
            <Menu.Item component={Link} to={`/connections/${id}/sync?function=${name}`}>
              Sync a window…
            </Menu.Item>
          )}
          <Menu.Item component={Link} to={`/connections/${id}/logs?function_name=${name}`}>
            Its runs
          </Menu.Item>
          <Menu.Item component={Link} to={`/connections/${id}/coverage?function=${name}`}>
            What was read
          </Menu.Item>
          {operator && <Menu.Divider />}
          {operator && disabled && <Menu.Item onClick={enable}>Enable</Menu.Item>}
          {operator && !disabled && (
            <Menu.Item c="var(--mantine-color-error)" onClick={open}>
              Disable…
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <DisableDialog
        connection={connection}
        functionName={name}
        opened={asking}
        close={() => {
          close();
          // The item of the menu that opened the dialog is gone by then.
          opener.current?.focus();
        }}
      />
    </>
  );
}
