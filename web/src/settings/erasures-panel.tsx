import { Button, Group, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSearchParams } from 'react-router';
import { useMay } from '../api/session.ts';
import { Pager } from '../paging/pager.tsx';
import { Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { Mark } from '../status/badges.tsx';
import { Ago } from '../time/instant.tsx';
import { whole } from '../words/numbers.ts';
import { ErasePerson } from './erase-person.tsx';
import { type Erasure, useErasures } from './queries.ts';

/** People who were erased, how far it is, and one more. */
export function ErasuresPanel() {
  const owner = useMay('owner');
  const [search] = useSearchParams();
  const erasures = useErasures(search.get('page_token'));
  const [opened, { open, close }] = useDisclosure();
  return (
    <Panel
      title="Erased people"
      aside={
        owner && (
          <Button size="xs" color="red" variant="outline" onClick={open}>
            Erase a person…
          </Button>
        )
      }
    >
      <Answered query={erasures}>
        {({ data, next_token: next }) => (
          <>
            {data.length === 0 ? (
              <Empty title="Nobody was erased">
                Somebody whose name, address or number is in orders and returns can be taken out of everything
                that is stored, and out of what is read from then on.
              </Empty>
            ) : (
              <ErasureTable erasures={data} />
            )}
            <Pager next={next} shown={data.length} noun="erasures" />
          </>
        )}
      </Answered>
      {opened && <ErasePerson close={close} />}
    </Panel>
  );
}

function ErasureTable({ erasures }: { erasures: Erasure[] }) {
  return (
    <div className="scrolls">
      <Table miw={760} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Asked for</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th ta="right">Connections</Table.Th>
            <Table.Th ta="right">Records</Table.Th>
            <Table.Th ta="right">Events</Table.Th>
            <Table.Th ta="right">Else</Table.Th>
            <Table.Th>Id</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {erasures.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <Ago at={one.requested_at} />
              </Table.Td>
              <Table.Td>
                <Group gap="xs" wrap="nowrap">
                  <ErasureState status={one.status} />
                  {one.done_at && (
                    <Text size="xs" c="dimmed" component="div">
                      <Ago at={one.done_at} />
                    </Text>
                  )}
                </Group>
              </Table.Td>
              <Table.Td ta="right">
                {whole(one.connections_done)} of {whole(one.connections)}
              </Table.Td>
              <Table.Td ta="right">{whole(one.records)}</Table.Td>
              <Table.Td ta="right">{whole(one.events)}</Table.Td>
              <Table.Td ta="right">{whole(one.others)}</Table.Td>
              <Table.Td ff="monospace" fz="xs">
                {one.id}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function ErasureState({ status }: { status: Erasure['status'] }) {
  return status === 'done' ? (
    <Mark color="teal" word="done" hint="Nothing that is stored tells of the person any more" />
  ) : (
    <Mark
      color="blue"
      word="under way"
      hint="Nothing new of the person is stored; what was is gone through"
    />
  );
}
