import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { ApiError } from '../api/client.ts';
import { JsonView } from '../json/json-view.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { Instant } from '../time/instant.tsx';
import { type Place, useRaw } from './record-queries.ts';

/** What the vendor sent, as it was stored. */
export function RecordRaw({ place }: { place: Place }) {
  const raw = useRaw(place);
  if (raw.error instanceof ApiError && raw.error.status === 404) {
    return <Empty title="The payload is not kept">{raw.error.message}</Empty>;
  }
  return (
    <Answered query={raw}>
      {(found) => (
        <>
          <Text size="xs" c="dimmed" px="md" pt="sm" component="p" m={0}>
            As the source stood at <Instant at={found.as_of} />
            {' · '}mapper version {found.mapper_version} · kept until{' '}
            <Instant at={found.expires_at} dateOnly />
            {' · '}
            <Anchor
              component={Link}
              to={`/connections/${place.connectionId}/logs?run_id=${found.run_id}`}
              inherit
              underline="always"
            >
              the run that read it
            </Anchor>
          </Text>
          <JsonView value={found.payload} label="the vendor’s payload" />
        </>
      )}
    </Answered>
  );
}
