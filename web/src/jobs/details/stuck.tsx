import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { ExclamationTriangleIcon } from '@radix-ui/react-icons';
import { Link } from 'react-router';
import { useMay } from '../../api/session.ts';
import { useChangeJob } from '../changes.ts';
import type { Job } from '../job.ts';

/** Where what made a job stuck can be seen to, by the API's word for it. */
const WHERE: Record<string, { to: string; words: string }> = {
  credentials_refused: { to: 'settings', words: 'Enter new credentials' },
  permission_missing: { to: 'settings', words: 'See the connection’s settings' },
  function_disabled: { to: 'settings', words: 'Enable the function' },
};

/** Why a job cannot go on, and the way to let it. */
export function Stuck({ job }: { job: Job }) {
  const resume = useChangeJob(job, 'resume');
  const mayAct = useMay('operator');
  if (job.status !== 'stuck') return null;
  const where = WHERE[job.error?.code ?? ''];
  return (
    <Alert
      color="red"
      icon={<ExclamationTriangleIcon />}
      title="It is stuck"
      role="alert"
      className="mark-ground"
    >
      <Text size="sm">{job.error?.message ?? 'It cannot go on by itself.'}</Text>
      <Text size="sm" mt={4}>
        It holds nothing meanwhile: schedules run. Resumed, it goes on from where it stood.
      </Text>
      <Group mt="sm" gap="sm">
        {mayAct && (
          <Button size="xs" onClick={() => resume.mutate()} loading={resume.isPending}>
            Resume
          </Button>
        )}
        {where && (
          <Anchor component={Link} to={`/connections/${job.connection_id}/${where.to}`} size="sm">
            {where.words}
          </Anchor>
        )}
        {!mayAct && <Text size="sm">An operator or an owner can resume it.</Text>}
      </Group>
    </Alert>
  );
}
