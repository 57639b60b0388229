import { Button, Group, Modal, Text } from '@mantine/core';
import type { Connection } from '../../connections/queries.ts';
import { functionLabel } from '../../words/functions.ts';
import { disabledNow, useDisabled } from './queries.ts';

/** Says what disabling a function means before it is done. */
export function DisableDialog({
  connection,
  functionName,
  opened,
  close,
}: {
  connection: Connection;
  functionName: string;
  opened: boolean;
  close: () => void;
}) {
  const disable = useDisabled(connection.connection_id);
  const label = functionLabel(functionName).toLowerCase();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={`Disable ${label}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Text size="sm">
        No {label} are read any more, by schedules or otherwise, and open sync jobs of them become stuck at
        once. What is stored stays readable; enabling goes on from where it stood.
      </Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={close}>
          Leave it on
        </Button>
        <Button
          color="red"
          loading={disable.isPending}
          onClick={() => disable.mutate([...disabledNow(connection), functionName], { onSettled: close })}
        >
          Disable {label}
        </Button>
      </Group>
    </Modal>
  );
}
