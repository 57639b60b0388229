import { Anchor, Box, List, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useConnections } from '../connections/queries.ts';

const ANY = { search: '', health: '', integration_name: '', page_token: '' };

/** What a newcomer sees and can try, for as long as nothing but the sandbox is connected. */
export function FirstSteps() {
  const all = useConnections(ANY).data?.data;
  if (!all?.every(({ integration_name: name }) => name === 'sandbox')) return null;
  const warehouse = all.find(({ integration_type: type }) => type === 'wms') ?? all[0];
  return (
    <Box component="section" className="panel first-steps" aria-label="First steps">
      <Title order={2} size="h5">
        {warehouse ? 'You are looking at the sandbox' : 'Nothing is connected yet'}
      </Title>
      <Text size="sm" mt={4} maw={760}>
        {warehouse
          ? 'A made-up vendor runs beside this server, with accounts that are connected already, so that everything can be tried without harm:'
          : 'Connect a customer’s account, and its history is read from then on:'}
      </Text>
      <List size="sm" mt="xs" spacing={4}>
        {warehouse && (
          <>
            <List.Item>
              <Step to={`/connections/${warehouse.connection_id}/sync`}>Sync a window of its past</Step> and
              watch it happen.
            </List.Item>
            <List.Item>
              <Step to={`/connections/${warehouse.connection_id}/coverage`}>See which history is held</Step>,
              and fill a gap.
            </List.Item>
            <List.Item>
              <Step to={`/connections/${warehouse.connection_id}/records`}>Look at the records</Step> as your
              program gets them.
            </List.Item>
          </>
        )}
        <List.Item>
          <Step to="/integrations">See what else can be connected</Step>, and how well each was checked.
        </List.Item>
      </List>
    </Box>
  );
}

function Step({ to, children }: { to: string; children: string }) {
  return (
    <Anchor component={Link} to={to} size="sm" underline="always">
      {children}
    </Anchor>
  );
}
