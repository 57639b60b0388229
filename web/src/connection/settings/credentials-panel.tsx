import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { LinkDialog } from '../../magic-links/link-dialog.tsx';
import { useMakeLink } from '../../magic-links/queries.ts';
import type { MagicLink } from '../../magic-links/words.ts';
import { Panel } from '../../shell/page.tsx';
import { useThisConnection } from '../queries.ts';

/** The way to other credentials, for operators: whoever has the account enters them. */
export function CredentialsPanel() {
  const { connection_id: id } = useThisConnection();
  const make = useMakeLink(false);
  const [shown, setShown] = useState<MagicLink | null>(null);
  return (
    <Panel title="Credentials">
      <Group p="md" justify="space-between" gap="md">
        <Text size="sm" c="dimmed" maw={640}>
          Nobody can see them. A link, which works once, lets whoever has the account enter new ones: they are
          tried first, and the connection keeps its id, access token, records and schedules.
        </Text>
        <Button
          variant="default"
          loading={make.isPending}
          onClick={() => make.mutate({ connection_id: id }, { onSuccess: setShown })}
        >
          Ask for new credentials
        </Button>
      </Group>
      {shown && <LinkDialog link={shown} close={() => setShown(null)} />}
    </Panel>
  );
}
