import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { ExclamationTriangleIcon } from '@radix-ui/react-icons';
import { Link } from 'react-router';
import { useMay } from '../../api/session.ts';
import { useChangeJob } from '../changes.ts';
import type { Job } from '../job.ts';

/** What a person can do about it, by the API's word for why; and where. */
const HELP: Record<string, { say: string; to?: string; link?: string }> = {
  credentials_refused: {
    say: 'The source does not take the credentials any more. Once it takes them again, resume; with other ones the account is connected anew.',
  },
  permission_missing: {
    say: 'The account may not read this at the vendor. Have it permitted there, then resume.',
  },
  source_refused: { say: 'The source refuses what was asked. Once that is mended, resume.' },
  result_cap: {
    say: 'The source shows no more than so many records at once, and this part of the window cannot be made smaller.',
  },
  history_unavailable: { say: 'Nothing of this window is kept any more. Choose a later one.' },
  function_disabled: {
    say: 'The function was disabled for this connection. Enable it, then resume.',
    to: 'settings',
    link: 'Settings of the connection',
  },
  no_progress: { say: 'For hours no page could be read. Once the source answers again, resume.' },
};

/** Why a job cannot go on, and the way to let it. */
export function Stuck({ job }: { job: Job }) {
  const resume = useChangeJob(job, 'resume');
  const mayAct = useMay('operator');
  if (job.status !== 'stuck') return null;
  const help = HELP[job.error?.code ?? ''];
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
        {help && `${help.say} `}It holds nothing meanwhile: schedules run. Resumed, it goes on from where it
        stood.
      </Text>
      <Group mt="sm" gap="sm">
        {mayAct && (
          <Button size="xs" onClick={() => resume.mutate()} loading={resume.isPending}>
            Resume
          </Button>
        )}
        {help?.to && (
          <Anchor
            component={Link}
            to={`/connections/${job.connection_id}/${help.to}`}
            size="sm"
            c="inherit"
            underline="always"
          >
            {help.link}
          </Anchor>
        )}
        {!mayAct && <Text size="sm">An operator or an owner can resume it.</Text>}
      </Group>
    </Alert>
  );
}
