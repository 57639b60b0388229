import { Text } from '@mantine/core';
import { ApiError } from '../api/client.ts';
import { JsonView } from '../json/json-view.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { Instant } from '../time/instant.tsx';
import { type Place, useRaw } from './record-queries.ts';

/** What the vendor sent, as it was stored. */
export function RecordRaw({ place }: { place: Place }) {
  const raw = useRaw(place);
  if (place.list.onePath === null) {
    return (
      <Empty title="Not shown">The API has no address for one record of this kind, only their list.</Empty>
    );
  }
  if (raw.error instanceof ApiError && raw.error.status === 404) {
    return <Empty title="The payload is not kept">{raw.error.message}</Empty>;
  }
  return (
    <Answered query={raw}>
      {(found) => (
        <>
          <Text size="xs" c="dimmed" px="md" pt="sm" component="p" m={0}>
            As the source stood at <Instant at={found.as_of} />
            {found.mapper_version !== null && <> · mapper version {found.mapper_version}</>}
            {found.run_id !== null && <> · run {found.run_id}</>}
          </Text>
          <JsonView value={found.payload} label="the vendor’s payload" />
        </>
      )}
    </Answered>
  );
}
