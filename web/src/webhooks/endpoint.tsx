import { Anchor, Breadcrumbs, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay } from '../api/session.ts';
import { Page, Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Attempts } from './attempts.tsx';
import { DeleteDialog, DisableDialog, EditDialog, EnableDialog } from './endpoint-dialogs.tsx';
import { EndpointFacts } from './endpoint-facts.tsx';
import { EndpointSecret } from './endpoint-secret.tsx';
import { type Endpoint, useEndpoint } from './queries.ts';
import { ReplayDialog } from './replay-dialog.tsx';
import { TestDialog } from './test-dialog.tsx';
import { WhyOff } from './why-off.tsx';

/** One endpoint: how it stands, its secret, what it was sent and how it answered. */
export function EndpointPage() {
  const { endpointId = '' } = useParams();
  const query = useEndpoint(endpointId);
  const may = useMay('operator');
  return (
    <Page
      title={query.data ? new URL(query.data.url).host : 'Endpoint'}
      about={
        <Breadcrumbs component="nav" aria-label="Where this is" separatorMargin={6}>
          <Anchor component={Link} to="/webhooks" size="sm">
            Webhooks
          </Anchor>
          <span style={{ overflowWrap: 'anywhere' }}>{query.data?.url ?? endpointId}</span>
        </Breadcrumbs>
      }
      actions={may && query.data && <Actions endpoint={query.data} />}
    >
      <Answered query={query}>
        {(endpoint) => (
          <Stack gap="md">
            <WhyOff endpoint={endpoint} />
            <Panel title="How it stands">
              <EndpointFacts endpoint={endpoint} />
            </Panel>
            <Panel title="Secret">
              <EndpointSecret endpoint={endpoint} />
            </Panel>
            <Attempts endpointId={endpoint.id} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

type Dialog = 'test' | 'replay' | 'edit' | 'on' | 'off' | 'delete';

function Actions({ endpoint }: { endpoint: Endpoint }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => setDialog('test')}>
          Send a test
        </Button>
        <Button size="xs" variant="default" onClick={() => setDialog('replay')}>
          Replay
        </Button>
        <Button size="xs" variant="default" onClick={() => setDialog('edit')}>
          Edit
        </Button>
        <Button size="xs" variant="default" onClick={() => setDialog(endpoint.enabled ? 'off' : 'on')}>
          {endpoint.enabled ? 'Switch off' : 'Switch on'}
        </Button>
        <Button size="xs" variant="default" onClick={() => setDialog('delete')}>
          Delete
        </Button>
      </Group>
      {dialog === 'test' && <TestDialog endpoint={endpoint} close={close} />}
      {dialog === 'replay' && <ReplayDialog endpoint={endpoint} close={close} />}
      {dialog === 'edit' && <EditDialog endpoint={endpoint} close={close} />}
      {dialog === 'off' && <DisableDialog endpoint={endpoint} close={close} />}
      {dialog === 'on' && <EnableDialog endpoint={endpoint} close={close} />}
      {dialog === 'delete' && <DeleteDialog endpoint={endpoint} close={close} />}
    </>
  );
}
