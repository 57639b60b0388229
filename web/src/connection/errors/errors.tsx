import { Group, SegmentedControl, Table, Text } from '@mantine/core';
import { useFilters } from '../../paging/filters.ts';
import { Pager } from '../../paging/pager.tsx';
import { Panel } from '../../shell/page.tsx';
import { Answered } from '../../states/answered.tsx';
import { Empty } from '../../states/states.tsx';
import { Mark } from '../../status/badges.tsx';
import { Ago } from '../../time/instant.tsx';
import { functionLabel } from '../../words/functions.ts';
import { Blocking } from './blocking.tsx';
import { type ConnectionError, ERROR_STATES, useErrors } from './queries.ts';

const STATES = [
  { value: '', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'past', label: 'Past' },
];

/** What keeps a connection from syncing, and what did: first what still does. */
export function Errors({ connectionId }: { connectionId: string }) {
  const [filters, choose] = useFilters('state', 'page_token');
  const state = ERROR_STATES.find((known) => known === filters.state) ?? '';
  return (
    <>
      <Group>
        <SegmentedControl
          aria-label="Which errors"
          data={STATES}
          value={state}
          onChange={(value) => choose('state', value)}
        />
      </Group>
      <Panel>
        <Answered query={useErrors(connectionId, filters)}>
          {({ data, next_token: next }) =>
            data.length === 0 ? (
              <Empty title={state === 'open' ? 'Nothing is wrong' : 'There are no errors'}>
                What a source refuses, and what keeps data from being read, is listed here with its reason.
              </Empty>
            ) : (
              <>
                <div className="scrolls">
                  <Table miw={760}>
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th>State</Table.Th>
                        <Table.Th>What is affected</Table.Th>
                        <Table.Th>Reason</Table.Th>
                        <Table.Th>First met</Table.Th>
                        <Table.Th>Last met</Table.Th>
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {data.map((error) => (
                        <ErrorRow
                          key={`${error.state} ${error.function_name} ${error.code} ${error.first_seen}`}
                          error={error}
                        />
                      ))}
                    </Table.Tbody>
                  </Table>
                </div>
                <Pager next={next} shown={data.length} noun="errors" />
              </>
            )
          }
        </Answered>
      </Panel>
    </>
  );
}

function ErrorRow({ error }: { error: ConnectionError }) {
  return (
    <Table.Tr>
      <Table.Td>
        {error.state === 'open' ? (
          <Blocking error={error} />
        ) : (
          <Mark color="gray" word="over" hint="It no longer keeps anything from syncing" />
        )}
        <Text size="xs" c="dimmed" component="div">
          {error.ended_at && <Ago at={error.ended_at} />}
          {error.retry_at && (
            <>
              tried again <Ago at={error.retry_at} />
            </>
          )}
        </Text>
      </Table.Td>
      <Table.Td>{error.function_name === null ? 'Everything' : functionLabel(error.function_name)}</Table.Td>
      <Table.Td>
        <Text size="sm">{error.message}</Text>
        <Text size="xs" c="dimmed" ff="monospace">
          {error.code}
        </Text>
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Ago at={error.first_seen} none="–" />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Ago at={error.last_seen} none="–" />
      </Table.Td>
    </Table.Tr>
  );
}
