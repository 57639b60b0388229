import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../api/client.ts';
import { ConnectionChoice } from '../connection-choice/connection-choice.tsx';
import { InstantField } from '../time/instant-field.tsx';
import { whole } from '../words/numbers.ts';
import { type Endpoint, useReplay } from './queries.ts';

const HOUR_MS = 3_600_000;

/** Sends a range of what happened once more. */
export function ReplayDialog({ endpoint, close }: { endpoint: Endpoint; close: () => void }) {
  const replay = useReplay(endpoint.id);
  const [since, setSince] = useState<string | null>(() => new Date(Date.now() - HOUR_MS).toISOString());
  const [until, setUntil] = useState<string | null>(null);
  const [connectionId, setConnectionId] = useState<string | null>(null);
  const [onlyFailed, setOnlyFailed] = useState(false);
  const wrong = replay.error instanceof ApiError ? replay.error.fields : {};
  return (
    <Modal opened onClose={close} title="Send again what happened" size="lg">
      {replay.data ? (
        <Stack>
          <Text size="sm" role="status">
            {replay.data.events === 0
              ? 'Nothing in that range fits, so nothing is sent.'
              : `${whole(replay.data.events)} events follow, beside what is sent anyway and under the same message ids as before. Those of types that the endpoint does not take are passed over.`}
          </Text>
          <Group justify="flex-end">
            <Button onClick={close}>Close</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            replay.mutate({
              ...(since && { since }),
              ...(until && { until }),
              ...(connectionId && { connection_id: connectionId }),
              ...(onlyFailed && { only_failed: true }),
            });
          }}
        >
          <Stack>
            {replay.error && Object.keys(wrong).length === 0 && (
              <Alert color="red" role="alert" title="Nothing is sent">
                {replay.error.message}
              </Alert>
            )}
            <Text size="sm">
              A receiver that keeps the ids it has handled passes over what it knows. What has not been sent
              for the first time yet is left out, for it comes anyway.
            </Text>
            <Group align="flex-start">
              <InstantField label="From" required value={since ?? ''} choose={setSince} error={wrong.since} />
              <InstantField
                label="Before (now when empty)"
                value={until ?? ''}
                choose={setUntil}
                error={wrong.until}
              />
              <ConnectionChoice
                value={connectionId}
                choose={setConnectionId}
                placeholder="All of them"
                clearable
              />
            </Group>
            <Checkbox
              label="Only what was given up in that time"
              description="And not tried since"
              checked={onlyFailed}
              onChange={(event) => setOnlyFailed(event.currentTarget.checked)}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                Send nothing
              </Button>
              <Button type="submit" loading={replay.isPending}>
                Send it again
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
