import { Anchor, Button, Table, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { RunLink } from '../data/run-link.tsx';
import { Pager } from '../paging/pager.tsx';
import { Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { Ago } from '../time/instant.tsx';
import { Sent } from './attempt-row.tsx';
import { EventFilters, useEventFilters } from './event-filters.tsx';
import { useEvents } from './queries.ts';

type Event = NonNullable<ReturnType<typeof useEvents>['data']>['data'][number];

/** What happened, whether or not anybody is told of it. */
export function EventList() {
  const { query, filtered } = useEventFilters();
  const events = useEvents(query);
  return (
    <Panel title="What happened">
      <EventFilters />
      <Answered query={events}>
        {({ data, next_token: next }) => (
          <>
            {data.length === 0 && <Nothing filtered={filtered} more={next !== null} />}
            {data.length > 0 && (
              <div className="scrolls">
                <Table miw={760}>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>When</Table.Th>
                      <Table.Th>Type</Table.Th>
                      <Table.Th>Record</Table.Th>
                      <Table.Th ta="right">Version</Table.Th>
                      <Table.Th>Found</Table.Th>
                      <Table.Th>
                        <VisuallyHidden>Message</VisuallyHidden>
                      </Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {data.map((event) => (
                      <Row key={event.event_id} event={event} />
                    ))}
                  </Table.Tbody>
                </Table>
              </div>
            )}
            <Pager next={next} shown={data.length} noun="events" />
          </>
        )}
      </Answered>
    </Panel>
  );
}

function Row({ event }: { event: Event }) {
  const [opened, { toggle }] = useDisclosure();
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <Ago at={event.created_at} />
        </Table.Td>
        <Table.Td>{event.event_type}</Table.Td>
        <Table.Td ff="monospace">{event.record_id ?? '–'}</Table.Td>
        <Table.Td ta="right">{event.record_version ?? '–'}</Table.Td>
        <Table.Td>
          <RunLink connectionId={event.connection_id} {...event.cause} />
        </Table.Td>
        <Table.Td ta="right">
          <Button size="compact-xs" variant="default" onClick={toggle} aria-expanded={opened}>
            {opened ? 'Less' : 'Message'}
          </Button>
        </Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr>
          <Table.Td colSpan={6} p={0} bg="var(--ground)">
            <Sent connectionId={event.connection_id} eventId={event.event_id} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function Nothing({ filtered, more }: { filtered: boolean; more: boolean }) {
  if (more) return <Empty title="None on this page">With these filters there may be some on the next.</Empty>;
  if (filtered) return <Empty title="No event fits these filters" />;
  return (
    <Empty title="Nothing has happened yet">
      Records make events once their first sync is done.{' '}
      <Anchor href="/docs" size="sm" underline="always">
        The API’s documentation
      </Anchor>{' '}
      lists the types.
    </Empty>
  );
}
