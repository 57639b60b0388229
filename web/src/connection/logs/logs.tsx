import { SegmentedControl } from '@mantine/core';
import { useSearchParams } from 'react-router';
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
      <SegmentedControl
        aria-label="What is shown"
        data={VIEWS}
        value={view}
        // The filters of the one view mean nothing to the other.
        onChange={(value) => setSearch(value === 'errors' ? { show: value } : {})}
        style={{ alignSelf: 'flex-start' }}
      />
      {view === 'errors' ? <Errors connectionId={id} /> : <Runs connectionId={id} />}
    </>
  );
}
