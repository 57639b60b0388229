import { Table, Text } from '@mantine/core';
import { useFilters } from '../../paging/filters.ts';
import { Pager } from '../../paging/pager.tsx';
import { Panel } from '../../shell/page.tsx';
import { Answered } from '../../states/answered.tsx';
import { Empty } from '../../states/states.tsx';
import { Mark } from '../../status/badges.tsx';
import { Ago } from '../../time/instant.tsx';
import { functionLabel } from '../../words/functions.ts';
import { type PastError, useErrors } from './queries.ts';

/** What has kept a connection from syncing: first what still does, then what is over. */
export function Errors({ connectionId }: { connectionId: string }) {
  const [{ page_token: token }] = useFilters('page_token');
  return (
    <Panel>
      <Answered query={useErrors(connectionId, token)}>
        {({ data, next_token: next }) =>
          data.length === 0 ? (
            <Empty title="It has met no errors">
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
                      <ErrorRow key={error.error_id} error={error} />
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
  );
}

function ErrorRow({ error }: { error: PastError }) {
  return (
    <Table.Tr {...(error.resolved_at ? { c: 'dimmed' } : {})}>
      <Table.Td>
        <State error={error} />
      </Table.Td>
      <Table.Td>{error.function_name === null ? 'Everything' : functionLabel(error.function_name)}</Table.Td>
      <Table.Td>
        <Text size="sm">{error.message}</Text>
        <Text size="xs" c="dimmed" ff="monospace">
          {error.code}
        </Text>
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Ago at={error.first_seen} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Ago at={error.last_seen} />
      </Table.Td>
    </Table.Tr>
  );
}

function State({ error: { resolved_at: over, preventing_sync: blocking } }: { error: PastError }) {
  if (over !== null)
    return (
      <>
        <Mark color="gray" word="over" hint="It no longer keeps anything from syncing" />
        <Text size="xs" component="div">
          <Ago at={over} />
        </Text>
      </>
    );
  if (blocking)
    return <Mark color="red" word="blocking" hint="Nothing of what is affected is read until it is mended" />;
  return <Mark color="orange" word="not blocking" hint="It is read, though not all goes well" />;
}
