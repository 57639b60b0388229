import { Table } from '@mantine/core';
import { chosenOnly, useFilters } from '../../paging/filters.ts';
import { Pager } from '../../paging/pager.tsx';
import { Panel } from '../../shell/page.tsx';
import { Answered } from '../../states/answered.tsx';
import { Empty } from '../../states/states.tsx';
import { useRuns } from './queries.ts';
import { RunFilterBar } from './run-filter-bar.tsx';
import { RunRow } from './run-row.tsx';

/** The runs of a connection, newest first: what each read and what came of it. */
export function Runs({ connectionId }: { connectionId: string }) {
  const [filters, choose] = useFilters('kind', 'function_name', 'status', 'run_id', 'page_token');
  const query = useRuns(connectionId, filters);
  const { page_token: _, ...narrowing } = filters;
  const narrowed = Object.keys(chosenOnly(narrowing)).length > 0;
  return (
    <>
      <RunFilterBar chosen={filters} choose={choose} />
      <Panel>
        <Answered query={query} rows={8}>
          {({ data, next_token: next }) =>
            data.length === 0 ? (
              <Empty title={narrowed ? 'No run is like that' : 'Nothing has run yet'}>
                {narrowed
                  ? 'Take a filter away to see more. A run that is long over may be kept no longer.'
                  : 'The first sync begins by itself when a worker is there.'}
              </Empty>
            ) : (
              <>
                <div className="scrolls">
                  <Table miw={960}>
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th>Begun</Table.Th>
                        <Table.Th>What</Table.Th>
                        <Table.Th>Window</Table.Th>
                        <Table.Th>Status</Table.Th>
                        <Table.Th ta="right">New</Table.Th>
                        <Table.Th ta="right">Changed</Table.Th>
                        <Table.Th ta="right">Unchanged</Table.Th>
                        <Table.Th ta="right" className="whole">
                          Put aside
                        </Table.Th>
                        <Table.Th ta="right">Requests</Table.Th>
                        <Table.Th ta="right">Took</Table.Th>
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {data.map((run) => (
                        <RunRow key={run.run_id} connectionId={connectionId} run={run} />
                      ))}
                    </Table.Tbody>
                  </Table>
                </div>
                <Pager next={next} shown={data.length} noun="runs" />
              </>
            )
          }
        </Answered>
      </Panel>
    </>
  );
}
