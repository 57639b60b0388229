import { Anchor, Group, SegmentedControl, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { Errors } from '../errors/errors.tsx';
import { useThisConnection } from '../queries.ts';
import { Runs } from './runs.tsx';

const VIEWS = [
  { value: 'runs', label: 'Runs' },
  { value: 'errors', label: 'Errors' },
];

/** The tab "Logs": every run of the connection, and every error it met. */
export function Logs() {
  const { connection_id: id } = useThisConnection();
  const [search, setSearch] = useSearchParams();
  const view = search.get('show') === 'errors' ? 'errors' : 'runs';
  return (
    <>
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          aria-label="What is shown"
          data={VIEWS}
          value={view}
          // The filters of the one view mean nothing to the other.
          onChange={(value) => setSearch(value === 'errors' ? { show: value } : {})}
        />
        <Text size="sm" c="dimmed">
          What programs asked of it is in the{' '}
          <Anchor component={Link} to={`/api-log?connection_id=${id}`} inherit underline="always">
            API log
          </Anchor>
          , who changed it in the{' '}
          <Anchor component={Link} to={`/audit-log?connection_id=${id}`} inherit underline="always">
            audit log
          </Anchor>
          .
        </Text>
      </Group>
      {view === 'errors' ? <Errors connectionId={id} /> : <Runs connectionId={id} />}
    </>
  );
}
