import { Button, Table } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../api/session.ts';
import { chosenOnly, useFilters } from '../paging/filters.ts';
import { Pager } from '../paging/pager.tsx';
import { Page, Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { ConnectionFilterBar } from './filter-bar.tsx';
import { useConnections } from './queries.ts';
import { ConnectionRow } from './row.tsx';

/** Every connection of the organization: which is well, which is not and why, how fresh each is. */
export function ConnectionList() {
  const [filters, choose] = useFilters('search', 'health', 'integration_name', 'page_token');
  const query = useConnections(filters);
  const { page_token: _, ...narrowing } = filters;
  const narrowed = Object.keys(chosenOnly(narrowing)).length > 0;
  const may = useMay('operator');
  return (
    <Page
      title="Connections"
      about="Your customers’ accounts, and how well each is being read."
      actions={
        may && (
          <Button component={Link} to="/magic-links" size="xs">
            Invite a customer
          </Button>
        )
      }
    >
      <ConnectionFilterBar chosen={filters} choose={choose} />
      <Panel>
        <Answered query={query} rows={8}>
          {({ data, next_token: next }) =>
            data.length === 0 ? (
              <NoConnections narrowed={narrowed} />
            ) : (
              <>
                <div className="scrolls">
                  <Table miw={760}>
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th>Connection</Table.Th>
                        <Table.Th>Health</Table.Th>
                        <Table.Th>Freshness</Table.Th>
                        <Table.Th>Schedules</Table.Th>
                        <Table.Th>Made</Table.Th>
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {data.map((connection) => (
                        <ConnectionRow key={connection.connection_id} connection={connection} />
                      ))}
                    </Table.Tbody>
                  </Table>
                </div>
                <Pager next={next} shown={data.length} noun="connections" />
              </>
            )
          }
        </Answered>
      </Panel>
    </Page>
  );
}

function NoConnections({ narrowed }: { narrowed: boolean }) {
  if (narrowed)
    return (
      <Empty
        title="No connection is like that"
        action={
          <Button component={Link} to="/connections" variant="default" size="xs" mt="xs">
            Show all connections
          </Button>
        }
      >
        The search looks at the integration, the customer and the beginning of the id.
      </Empty>
    );
  return (
    <Empty
      title="Nothing is connected yet"
      action={
        <Button component={Link} to="/integrations" size="xs" mt="xs">
          See what can be connected
        </Button>
      }
    >
      A connection is one customer’s account at one integration.
    </Empty>
  );
}
