import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Whose } from '../connections/whose.tsx';
import { jobAddress } from '../jobs/job.ts';
import { functionLabel } from '../words/functions.ts';
import { counted } from '../words/numbers.ts';
import { STUCK_SHOWN, useStuckJobs } from './queries.ts';

/** The jobs that are stuck, the newest with what keeps them: from here each is a click from being resumed. */
export function StuckJobs({ count }: { count: number }) {
  const { data: newest = [] } = useStuckJobs(count);
  return (
    <>
      {newest.map((job) => (
        <li className="line" key={job.id}>
          <Text size="sm" truncate>
            <Anchor component={Link} to={jobAddress(job)} fw={500}>
              {functionLabel(job.function_name)}
            </Anchor>{' '}
            <Whose of={job} />
          </Text>
          <Text size="xs" lineClamp={2}>
            Stuck: {job.error?.message}
          </Text>
        </li>
      ))}
      {count > STUCK_SHOWN && (
        <li className="line">
          <Anchor component={Link} to="/jobs?status=stuck" size="sm">
            All {counted(count, 'stuck job')}
          </Anchor>
        </li>
      )}
    </>
  );
}
