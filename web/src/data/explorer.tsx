import { Group, Select, Stack, Text } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';
import { ConnectionChoice } from '../connection-choice/connection-choice.tsx';
import { useChosenConnection } from '../connection-choice/queries.ts';
import { Page } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { useExplorerAddress } from './address.ts';
import { BelowChoice } from './below-choice.tsx';
import type { RecordList } from './lists.ts';
import { useListedPaths, useLists } from './queries.ts';
import { Results } from './results.tsx';

/** The page Data explorer: a connection is chosen first. */
export function DataExplorer() {
  const [search, setSearch] = useSearchParams();
  const connectionId = search.get('connection');
  return (
    <Page title="Data explorer" about="What is stored of a connection, with the filters of the API.">
      <Explorer
        connectionId={connectionId}
        choice={
          <ConnectionChoice
            value={connectionId}
            choose={(chosen) => setSearch(chosen ? { connection: chosen } : {})}
          />
        }
      />
    </Page>
  );
}

/** The tab Records of a connection. */
export function ConnectionRecords() {
  return <Explorer connectionId={useParams().connectionId ?? null} />;
}

function Explorer({ connectionId, choice }: { connectionId: string | null; choice?: React.ReactNode }) {
  const connection = useChosenConnection(connectionId);
  const lists = useLists();
  const { integration_type: type, integration_name: name } = connection.data ?? {};
  const paths = useListedPaths(type, name);
  if (connectionId === null) {
    return (
      <Stack>
        <Group align="flex-end">{choice}</Group>
        <section className="panel">
          <Empty title="Choose a connection">
            Its orders, products, inventory and whatever else it syncs are shown here, as the API answers
            them.
          </Empty>
        </section>
      </Stack>
    );
  }
  return (
    <Stack>
      {connection.error || !connection.data ? (
        <>
          <Group align="flex-end">{choice}</Group>
          <Answered query={connection}>{() => null}</Answered>
        </>
      ) : (
        <Answered query={lists}>
          {(all) => (
            <Answered query={paths}>
              {(listed) => (
                <Chosen connectionId={connectionId} choice={choice} lists={offered(all, type!, listed)} />
              )}
            </Answered>
          )}
        </Answered>
      )}
    </Stack>
  );
}

/** What the integration lists; everything of its type where its connector is gone, whose records are still there. */
function offered(all: RecordList[], type: string, listed: string[]): RecordList[] {
  const some = all.filter((list) => listed.includes(list.path));
  return some.length > 0 ? some : all.filter((list) => list.integrationType === type);
}

function Chosen({
  connectionId,
  choice,
  lists,
}: {
  connectionId: string;
  choice?: React.ReactNode;
  lists: RecordList[];
}) {
  const address = useExplorerAddress();
  const list = lists.find((one) => one.name === address.resource) ?? lists[0];
  if (!list) return <Empty title="There is nothing to list">The API lists nothing of this type.</Empty>;
  return (
    <Stack>
      <Group align="flex-end">
        {choice}
        <Select
          label="Resource"
          data={lists.map((one) => ({ value: one.name, label: one.title }))}
          value={list.name}
          onChange={(name) => address.chooseResource(name)}
          allowDeselect={false}
          searchable
          w={220}
        />
        {list.within && (
          <BelowChoice
            connectionId={connectionId}
            list={list}
            parent={lists.find((one) => one.path === list.within?.path)}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {list.description}.
      </Text>
      <Results key={list.name} connectionId={connectionId} list={list} />
    </Stack>
  );
}
