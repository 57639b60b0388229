import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Asks before something that cannot be taken back: says what follows, and names the deed on its button. */
export function Consequence({
  opened,
  close,
  title,
  verb,
  pending,
  act,
  children,
}: {
  opened: boolean;
  close: () => void;
  title: string;
  verb: string;
  pending: boolean;
  act: () => void;
  children: ReactNode;
}) {
  return (
    <Modal opened={opened} onClose={close} title={title}>
      <Stack>
        <Text size="sm" component="div">
          {children}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            Keep as it is
          </Button>
          <Button color="red" loading={pending} onClick={act}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
