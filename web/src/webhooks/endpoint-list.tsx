import { Anchor, Button, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { Ago } from '../time/instant.tsx';
import { whole } from '../words/numbers.ts';
import { EndpointState, takes } from './endpoint-state.tsx';
import { type Endpoint, useEndpoints } from './queries.ts';

/** All endpoints of the organization. `make` is null for those who may only look. */
export function EndpointList({ make }: { make: (() => void) | null }) {
  return (
    <section className="panel" aria-label="Endpoints">
      <Answered query={useEndpoints()}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty
              title="Nobody is told of anything yet"
              action={make && <Button onClick={make}>Make an endpoint</Button>}
            >
              An endpoint is an address of yours that takes a POST for each event: a record that came or
              changed, a sync that ended.
            </Empty>
          ) : (
            <div className="scrolls">
              <Table miw={760}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Address</Table.Th>
                    <Table.Th>State</Table.Th>
                    <Table.Th>Takes</Table.Th>
                    <Table.Th ta="right">Yet to be sent</Table.Th>
                    <Table.Th ta="right">Tried again</Table.Th>
                    <Table.Th ta="right">Made</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {data.map((endpoint) => (
                    <Row key={endpoint.id} endpoint={endpoint} />
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          )
        }
      </Answered>
    </section>
  );
}

function Row({ endpoint }: { endpoint: Endpoint }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component={Link}
          to={`/webhooks/${endpoint.id}`}
          size="sm"
          style={{ overflowWrap: 'anywhere' }}
        >
          {endpoint.url}
        </Anchor>
        {endpoint.description && (
          <Text size="xs" c="dimmed">
            {endpoint.description}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <EndpointState endpoint={endpoint} />
      </Table.Td>
      <Table.Td>{takes(endpoint)}</Table.Td>
      <Table.Td ta="right">{whole(endpoint.behind)}</Table.Td>
      <Table.Td ta="right">{whole(endpoint.waiting)}</Table.Td>
      <Table.Td ta="right">
        <Ago at={endpoint.created_at} />
      </Table.Td>
    </Table.Tr>
  );
}
