import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMay } from '../api/session.ts';
import { Consequence } from '../dialogs/consequence.tsx';
import { CopyField } from '../dialogs/shown-once.tsx';
import { Instant } from '../time/instant.tsx';
import { type Endpoint, useRevealSecret, useRotateSecret } from './queries.ts';

/** What messages are signed with: seeing it, and changing it without losing a message. */
export function EndpointSecret({ endpoint }: { endpoint: Endpoint }) {
  const may = useMay('operator');
  const reveal = useRevealSecret(endpoint.id);
  const rotate = useRotateSecret(endpoint.id);
  const [opened, { open, close }] = useDisclosure();
  const older = endpoint.secrets.find(({ until }) => until !== null);
  const shown = rotate.data ?? reveal.data;
  const hide = () => {
    rotate.reset();
    reveal.reset();
  };
  return (
    <Stack p="md" gap="sm">
      <Text size="sm">
        {older ? (
          <>
            Two secrets sign: the newest, and the one before it until <Instant at={older.until} />. Give your
            receiver the newest by then.
          </>
        ) : (
          'One secret signs every message. Your receiver checks the signature with it.'
        )}
      </Text>
      {shown && <CopyField label="Secret" value={shown.secret} />}
      {may ? (
        <Group gap="xs">
          {shown ? (
            <Button size="xs" variant="default" onClick={hide}>
              Hide it
            </Button>
          ) : (
            <Button size="xs" variant="default" loading={reveal.isPending} onClick={() => reveal.mutate()}>
              Show the secret
            </Button>
          )}
          <Button size="xs" variant="default" onClick={open}>
            Rotate the secret
          </Button>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          An operator can see and rotate it.
        </Text>
      )}
      <Consequence
        opened={opened}
        close={close}
        title="Rotate the secret"
        verb="Make a new secret"
        pending={rotate.isPending}
        act={() => rotate.mutate(undefined, { onSettled: close })}
      >
        A new secret signs from now on. The one before signs beside it for 24 hours; after that a receiver
        that has only the old one refuses every message.
      </Consequence>
    </Stack>
  );
}
