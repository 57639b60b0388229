import { Button, Code, CopyButton, Group, Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, Outlet, useParams } from 'react-router';
import { useMay } from '../api/session.ts';
import { ConnectionHealth } from '../connections/health.tsx';
import { connectionSubtitle } from '../connections/name.ts';
import type { Connection } from '../connections/queries.ts';
import { Page } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Deleted } from './deleted.tsx';
import { isGone, useConnection, useSyncNow } from './queries.ts';
import { Tabs } from './tabs.tsx';
import { Trouble } from './trouble.tsx';

/** What surrounds the tabs of a connection: which it is, how well it is, and what can be done with all of it. */
export function ConnectionFrame() {
  const { connectionId = '' } = useParams();
  const query = useConnection(connectionId);
  if (isGone(query.error))
    return (
      <Page title="Connection">
        <Deleted connectionId={connectionId} />
      </Page>
    );
  const known = query.data;
  return (
    <Page
      title={known?.integration_display_name ?? 'Connection'}
      about={known && <About connection={known} />}
      actions={known && <Actions connection={known} />}
    >
      <Answered query={query} rows={8}>
        {(connection) => (
          <>
            <Trouble connection={connection} />
            <Tabs />
            <Outlet context={connection} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function About({ connection }: { connection: Connection }) {
  const { connection_id: id, customer_id: customer, me } = connection;
  return (
    <Group gap="xs" mt={4}>
      <ConnectionHealth connection={connection} />
      {(customer !== null || me !== null) && <Text size="sm">{connectionSubtitle(connection)}</Text>}
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <UnstyledButton onClick={copy} aria-label={copied ? 'Copied' : `Copy the id ${id}`}>
            <Code>{copied ? 'copied' : id}</Code>
          </UnstyledButton>
        )}
      </CopyButton>
    </Group>
  );
}

function Actions({ connection }: { connection: Connection }) {
  const { connection_id: id } = connection;
  const sync = useSyncNow(id);
  if (!useMay('operator')) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={sync.isPending}
        onClick={() =>
          sync.mutate([], {
            onSuccess: () =>
              notifications.show({
                title: 'Syncing now',
                message: 'Everything that is not disabled is read from where its schedule stands.',
              }),
          })
        }
      >
        Sync all now
      </Button>
      <Button size="xs" component={Link} to={`/connections/${id}/sync`}>
        Sync a window
      </Button>
    </>
  );
}
