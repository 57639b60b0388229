import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

const KINDS: Record<string, string> = {
  initial: 'the first sync',
  scheduled: 'a schedule',
  manual: 'a manual sync',
  on_demand: 'an on-demand sync',
  api: 'the API',
};

/** Which run brought something: an on-demand sync by its own page, others by the connection's logs. */
export function RunLink({
  connectionId,
  run_id: runId,
  kind,
}: {
  connectionId: string;
  run_id: string | null;
  kind: string;
}) {
  const words = KINDS[kind] ?? kind;
  if (runId === null) return <span>by {words}</span>;
  const to =
    kind === 'on_demand'
      ? `/connections/${connectionId}/jobs/${runId}`
      : `/connections/${connectionId}/logs?run_id=${runId}`;
  return (
    <span>
      by{' '}
      <Anchor component={Link} to={to} inherit underline="always" title={`Run ${runId}`}>
        {words}
      </Anchor>
    </span>
  );
}
