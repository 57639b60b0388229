import { Anchor, Button, Grid } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useConnection } from '../../connection/queries.ts';
import { connectionLabel } from '../../connection-choice/queries.ts';
import type { Connection } from '../../connections/queries.ts';
import { useIntegration } from '../../integrations/one.ts';
import type { Integration } from '../../integrations/queries.ts';
import { Page, Panel } from '../../shell/page.tsx';
import { Answered } from '../../states/answered.tsx';
import { Empty } from '../../states/states.tsx';
import { NewJobForm } from './form.tsx';

/** Creating an on-demand sync of a connection. */
export function NewJobPage() {
  const { connectionId = '' } = useParams();
  const connection = useConnection(connectionId);
  const integration = useIntegration(connection.data?.integration_type, connection.data?.integration_name);
  return (
    <Page
      title="New on-demand sync"
      about={
        connection.data && (
          <>
            Of{' '}
            <Anchor component={Link} to={`/connections/${connectionId}/jobs`} inherit underline="always">
              {connectionLabel(connection.data)}
            </Anchor>
            : one kind of data between two instants, read now and ahead of the schedules.
          </>
        )
      }
    >
      <Answered query={connection}>
        {(found) => (
          <Answered query={integration}>
            {(known) => <Form connection={found} integration={known} />}
          </Answered>
        )}
      </Answered>
    </Page>
  );
}

function Form({ connection, integration }: { connection: Connection; integration: Integration }) {
  const offered = integration.on_demand_functions.filter((name) =>
    connection.available_actions.includes(name),
  );
  if (offered.length === 0)
    return (
      <Panel>
        <Empty
          title="Nothing can be synced on demand here"
          action={
            <Button
              component={Link}
              to={`/integrations/${integration.integration_name}`}
              variant="default"
              size="xs"
            >
              What {integration.display_name} can do
            </Button>
          }
        >
          {integration.on_demand_functions.length === 0
            ? `No function of ${integration.display_name} is enabled for on-demand syncs. An operator of the installation can enable one.`
            : 'The functions that could be are disabled for this connection: enable them on its page Settings.'}
        </Empty>
      </Panel>
    );
  return (
    <Grid gap="md">
      <NewJobForm connectionId={connection.connection_id} integration={integration} offered={offered} />
    </Grid>
  );
}
