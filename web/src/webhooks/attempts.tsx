import { Table, VisuallyHidden } from '@mantine/core';
import { Pager } from '../paging/pager.tsx';
import { Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { AttemptRow } from './attempt-row.tsx';
import { EventFilters, useEventFilters } from './event-filters.tsx';
import { useAttempts } from './queries.ts';

/** What an endpoint was sent and how it answered, newest first. */
export function Attempts({ endpointId }: { endpointId: string }) {
  const { query, filtered } = useEventFilters();
  const attempts = useAttempts(endpointId, query);
  return (
    <Panel title="Deliveries">
      <EventFilters attempts />
      <Answered query={attempts}>
        {({ data, next_token: next }) => (
          <>
            {data.length === 0 && <Nothing filtered={filtered} more={next !== null} />}
            {data.length > 0 && (
              <div className="scrolls">
                <Table miw={760}>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>When</Table.Th>
                      <Table.Th>Outcome</Table.Th>
                      <Table.Th>Event</Table.Th>
                      <Table.Th ta="right">Attempt</Table.Th>
                      <Table.Th ta="right">Status</Table.Th>
                      <Table.Th ta="right">Took</Table.Th>
                      <Table.Th>
                        <VisuallyHidden>Details and replay</VisuallyHidden>
                      </Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {data.map((attempt) => (
                      <AttemptRow key={attempt.id} endpointId={endpointId} attempt={attempt} />
                    ))}
                  </Table.Tbody>
                </Table>
              </div>
            )}
            <Pager next={next} shown={data.length} noun="attempts" />
          </>
        )}
      </Answered>
    </Panel>
  );
}

function Nothing({ filtered, more }: { filtered: boolean; more: boolean }) {
  if (more) return <Empty title="None on this page">With these filters there may be some on the next.</Empty>;
  if (filtered) return <Empty title="No attempt fits these filters" />;
  return (
    <Empty title="Nothing was sent yet">
      It is sent what happens from when it was made. “Send a test” tries it at once with a made-up event.
    </Empty>
  );
}
