import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { connectionSubtitle } from '../../connections/name.ts';
import { Consequence } from '../../dialogs/consequence.tsx';
import { Panel } from '../../shell/page.tsx';
import { useThisConnection } from '../queries.ts';
import { useDeleteConnection } from './queries.ts';

/** The end of a connection, with what it means said first. */
export function DeletePanel() {
  const connection = useThisConnection();
  const { connection_id: id, integration_display_name: integration } = connection;
  const [opened, { open, close }] = useDisclosure();
  const remove = useDeleteConnection(id);
  return (
    <Panel title="Delete this connection">
      <Group p="md" justify="space-between" gap="md">
        <Text size="sm" c="dimmed" maw={640}>
          At once its access token stops working, its credentials are wiped and nothing of it is read any
          more; all that is stored of it is cleared within 24 hours, mostly within minutes.
        </Text>
        <Button color="red" variant="outline" onClick={open}>
          Delete…
        </Button>
      </Group>
      <Consequence
        opened={opened}
        close={close}
        title="Delete this connection?"
        verb="Delete the connection"
        pending={remove.isPending}
        act={() => remove.mutate()}
      >
        {integration}, {connectionSubtitle(connection)}: its credentials, its open sync jobs, every record
        stored of it with its history, files and logs are deleted, for good. Its address says when all of it
        is gone.
      </Consequence>
    </Panel>
  );
}
