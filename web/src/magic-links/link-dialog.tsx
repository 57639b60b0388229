import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { CopyField } from '../dialogs/shown-once.tsx';
import { Instant } from '../time/instant.tsx';
import type { MagicLink } from './words.ts';

/** A link, to be sent to whom it is for. */
export function LinkDialog({ link, close }: { link: MagicLink; close: () => void }) {
  const forOne = link.connection_id !== null;
  return (
    <Modal
      opened
      onClose={close}
      title={forOne ? 'A link for new credentials' : `A link for ${link.customer_id ?? 'a customer'}`}
      size="lg"
    >
      <Stack>
        <CopyField label="Link" value={link.url ?? ''} />
        <Text size="sm" component="div">
          Nothing is sent: hand it over yourself.{' '}
          {forOne
            ? 'Whoever has it can enter new credentials for this connection, once, and sees nothing of its data. It works until '
            : 'Whoever has it can connect accounts to your organization, and sees nothing of it. It works until '}
          <Instant at={link.expires_at} />, can be shown again and be withdrawn on the page Magic links.
        </Text>
        <Group justify="flex-end">
          <Button onClick={close}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
