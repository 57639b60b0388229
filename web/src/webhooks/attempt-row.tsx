import { Button, Code, Group, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMay } from '../api/session.ts';
import { JsonView } from '../json/json-view.tsx';
import { Answered } from '../states/answered.tsx';
import { Ago, Instant } from '../time/instant.tsx';
import { whole } from '../words/numbers.ts';
import { Outcome } from './outcome.tsx';
import { type Attempt, useEvent, useReplay } from './queries.ts';

/** One attempt: how it went in a line, and on demand what was sent and answered. */
export function AttemptRow({ endpointId, attempt }: { endpointId: string; attempt: Attempt }) {
  const [opened, { toggle }] = useDisclosure();
  const may = useMay('operator');
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <Ago at={attempt.attempted_at} />
        </Table.Td>
        <Table.Td>
          <Outcome outcome={attempt.outcome} />
        </Table.Td>
        <Table.Td>{attempt.event_type}</Table.Td>
        <Table.Td ta="right">{whole(attempt.number)}</Table.Td>
        <Table.Td ta="right">{attempt.status ?? 'none'}</Table.Td>
        <Table.Td ta="right">{whole(attempt.duration_ms)} ms</Table.Td>
        <Table.Td>
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button size="compact-xs" variant="default" onClick={toggle} aria-expanded={opened}>
              {opened ? 'Less' : 'Details'}
            </Button>
            {may && attempt.connection_id !== null && (
              <ReplayOne
                endpointId={endpointId}
                connectionId={attempt.connection_id}
                eventId={attempt.event_id}
              />
            )}
          </Group>
        </Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr>
          <Table.Td colSpan={7} p={0}>
            <Details attempt={attempt} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** Sends one event once more. */
function ReplayOne({
  endpointId,
  connectionId,
  eventId,
}: {
  endpointId: string;
  connectionId: string;
  eventId: string;
}) {
  const replay = useReplay(endpointId);
  const act = () =>
    replay.mutate(
      { connection_id: connectionId, event_id: eventId },
      {
        onSuccess: () =>
          notifications.show({
            title: 'It is sent once more',
            message: 'Under the same message id as before.',
          }),
        onError: (error) =>
          notifications.show({ color: 'red', title: 'It was not sent', message: error.message }),
      },
    );
  return (
    <Button size="compact-xs" variant="default" loading={replay.isPending} onClick={act}>
      Replay
    </Button>
  );
}

function Details({ attempt }: { attempt: Attempt }) {
  return (
    <Stack gap="xs" p="md" bg="var(--ground)">
      {attempt.error && <Text size="sm">{attempt.error}</Text>}
      {attempt.next_attempt_at && (
        <Text size="sm">
          It is tried again at <Instant at={attempt.next_attempt_at} />.
        </Text>
      )}
      <Text size="xs" c="dimmed">
        Message <Code>{attempt.message_id}</Code>
      </Text>
      <Text size="sm" fw={600}>
        What was answered
      </Text>
      {attempt.response ? (
        <Code block>{attempt.response}</Code>
      ) : (
        <Text size="sm" c="dimmed">
          {attempt.status === null ? 'No answer came.' : 'The answer was empty.'}
        </Text>
      )}
      {attempt.connection_id !== null && (
        <>
          <Text size="sm" fw={600}>
            What was sent
          </Text>
          <Sent connectionId={attempt.connection_id} eventId={attempt.event_id} />
        </>
      )}
    </Stack>
  );
}

/** An event as it is sent. */
export function Sent({ connectionId, eventId }: { connectionId: string; eventId: string }) {
  const event = useEvent(connectionId, eventId, true);
  return <Answered query={event}>{(envelope) => <JsonView value={envelope} label="the message" />}</Answered>;
}
