import { Anchor, Breadcrumbs, SimpleGrid, Text } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import { connectionLabel, useChosenConnection } from '../connection-choice/queries.ts';
import { JsonView } from '../json/json-view.tsx';
import { Page, Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { Ago } from '../time/instant.tsx';
import type { RecordList } from './lists.ts';
import { useLists } from './queries.ts';
import { RecordHistory } from './record-history.tsx';
import { type Place, useRecord } from './record-queries.ts';
import { RecordRaw } from './record-raw.tsx';
import { RecordTags } from './record-tags.tsx';

/** One record: as everybody reads it, as the vendor sent it, and what happened to it. */
export function RecordPage() {
  const { connectionId = '', resource = '', recordId = '' } = useParams();
  const [search] = useSearchParams();
  const below = search.get('below');
  const lists = useLists();
  const list = lists.data?.find((one) => one.name === resource);
  return (
    <Page
      title={`${list?.title ?? 'Record'} ${recordId}`}
      about={<Way connectionId={connectionId} list={list} below={below} />}
    >
      <Answered query={lists}>
        {() =>
          list ? (
            <Found place={{ connectionId, list, id: recordId, below }} />
          ) : (
            <Empty title={`There is no resource called ${resource}`} />
          )
        }
      </Answered>
    </Page>
  );
}

/** How one gets here: the connection, its records of this kind. */
function Way({
  connectionId,
  list,
  below,
}: {
  connectionId: string;
  list: RecordList | undefined;
  below: string | null;
}) {
  const connection = useChosenConnection(connectionId);
  const query = new URLSearchParams({ ...(list && { resource: list.name }), ...(below && { below }) });
  return (
    <Breadcrumbs component="nav" aria-label="Where this is" separatorMargin={6}>
      <Anchor component={Link} to={`/connections/${connectionId}`} size="sm">
        {connection.data ? connectionLabel(connection.data) : 'Connection'}
      </Anchor>
      <Anchor component={Link} to={`/connections/${connectionId}/records?${query}`} size="sm">
        {list ? `${list.title}: all` : 'Records'}
      </Anchor>
    </Breadcrumbs>
  );
}

function Found({ place }: { place: Place }) {
  const query = useRecord(place);
  return (
    <Answered query={query} rows={12}>
      {(record) => (
        <>
          <Text size="sm" c="dimmed" component="p" m={0}>
            Stored <Ago at={stamp(record.trackstar_created_date)} />, changed last{' '}
            <Ago at={stamp(record.trackstar_updated_date)} />.
          </Text>
          {place.list.taggable && (
            <Panel title="Tags">
              <RecordTags place={place} tags={(record.trackstar_tags as unknown[] | null) ?? []} />
            </Panel>
          )}
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            <Panel title="Unified record">
              <JsonView value={record} label="the unified record" />
            </Panel>
            <Panel title="The vendor’s payload">
              <RecordRaw place={place} />
            </Panel>
          </SimpleGrid>
          <Panel title="History">
            <RecordHistory place={place} />
          </Panel>
        </>
      )}
    </Answered>
  );
}

function stamp(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
