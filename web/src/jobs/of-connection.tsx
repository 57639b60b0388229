import { useParams } from 'react-router';
import { JobList } from './list.tsx';

/** The tab On-demand syncs of a connection. */
export function JobsOfConnection() {
  const { connectionId = '' } = useParams();
  return <JobList connectionId={connectionId} />;
}
