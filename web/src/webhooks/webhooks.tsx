import { Button, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMay } from '../api/session.ts';
import { ShownOnce } from '../dialogs/shown-once.tsx';
import { Page } from '../shell/page.tsx';
import { EndpointForm } from './endpoint-form.tsx';
import { EndpointList } from './endpoint-list.tsx';
import { EventList } from './event-list.tsx';
import { useCreateEndpoint } from './queries.ts';

/** Webhooks: who is sent what happens, and what happened. */
export function Webhooks() {
  const [search, setSearch] = useSearchParams();
  const may = useMay('operator');
  const [opened, { open, close }] = useDisclosure();
  return (
    <Page
      title="Webhooks"
      about="Addresses of yours that are told of every change, signed and tried again until they have it."
      actions={
        may && (
          <Button size="xs" onClick={open}>
            Make an endpoint
          </Button>
        )
      }
    >
      <Tabs
        value={search.get('tab') === 'events' ? 'events' : 'endpoints'}
        onChange={(tab) => setSearch(tab === 'events' ? { tab } : {})}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="endpoints">Endpoints</Tabs.Tab>
          <Tabs.Tab value="events">Events</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="endpoints">
          <EndpointList make={may ? open : null} />
        </Tabs.Panel>
        <Tabs.Panel value="events">
          <EventList />
        </Tabs.Panel>
      </Tabs>
      <NewEndpoint opened={opened} close={close} />
    </Page>
  );
}

/** Makes an endpoint, shows its secret, then goes to its page. */
function NewEndpoint({ opened, close }: { opened: boolean; close: () => void }) {
  const navigate = useNavigate();
  const create = useCreateEndpoint();
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  return (
    <>
      {opened && (
        <EndpointForm
          title="Make an endpoint"
          verb="Make it"
          close={() => {
            create.reset();
            close();
          }}
          error={create.error}
          pending={create.isPending}
          save={(fields) =>
            create.mutate(fields, {
              onSuccess: ({ data, secret }) => {
                close();
                setMade({ id: data.id, secret });
              },
            })
          }
        />
      )}
      <ShownOnce
        secret={made?.secret ?? null}
        title="The secret of the new endpoint"
        label="Secret"
        close={() => {
          if (made) void navigate(`/webhooks/${made.id}`);
          setMade(null);
        }}
      >
        Your receiver checks the signature of each message with it: whoever has it can send what looks like
        ours. Keep it where your receiver reads its secrets. It can be shown again, or changed, on the
        endpoint’s page.
      </ShownOnce>
    </>
  );
}
