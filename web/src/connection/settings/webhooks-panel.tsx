import { Anchor, Box, Switch, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../../api/session.ts';
import { Panel } from '../../shell/page.tsx';
import { useThisConnection } from '../queries.ts';
import { useChangeConnection } from './queries.ts';

/** Whether what happens to the records of this connection is told to webhook endpoints. */
export function WebhooksPanel() {
  const { connection_id: id, webhooks_disabled: off } = useThisConnection();
  const change = useChangeConnection(id);
  const wished = change.isPending ? change.variables.webhooks_disabled : off;
  return (
    <Panel title="Webhooks">
      <Box p="md">
        <Switch
          label="Send events of its records and files"
          description="Events of the connection itself, such as its errors, are sent either way."
          checked={!wished}
          disabled={!useMay('operator')}
          onChange={({ currentTarget: { checked } }) => change.mutate({ webhooks_disabled: !checked })}
        />
        <Text size="sm" c="dimmed" mt="sm">
          Where they go to stands on the page{' '}
          <Anchor component={Link} to="/webhooks" underline="always">
            Webhooks
          </Anchor>
          .
        </Text>
      </Box>
    </Panel>
  );
}
