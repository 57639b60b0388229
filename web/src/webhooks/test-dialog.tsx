import { Alert, Button, Code, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { whole } from '../words/numbers.ts';
import { type Attempt, type Endpoint, useEventTypes, useTestEndpoint } from './queries.ts';

/** Sends a made-up event at once, and says how it went. */
export function TestDialog({ endpoint, close }: { endpoint: Endpoint; close: () => void }) {
  const test = useTestEndpoint(endpoint.id);
  const known = useEventTypes();
  const [type, setType] = useState<string | null>(null);
  const types = endpoint.event_types ?? known.data?.map((one) => one.event_type) ?? [];
  return (
    <Modal opened onClose={close} title="Send a test" size="lg">
      <Stack>
        <Text size="sm">
          One made-up event is sent at once, signed as any other, also when the endpoint is switched off.
        </Text>
        <Select
          label="Type of event"
          placeholder="The first that it takes"
          clearable
          searchable
          data={types}
          value={type}
          onChange={setType}
          clearButtonProps={{ 'aria-label': 'Clear type of event' }}
        />
        <div aria-live="polite">
          {test.error && (
            <Alert color="red" title="It was not sent">
              {test.error.message}
            </Alert>
          )}
          {test.data && <Result attempt={test.data.data} />}
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Close
          </Button>
          <Button loading={test.isPending} onClick={() => test.mutate(type)}>
            {test.data ? 'Send another' : 'Send it'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Result({ attempt }: { attempt: Attempt }) {
  const arrived = attempt.outcome === 'delivered';
  return (
    <Alert color={arrived ? 'teal' : 'red'} title={arrived ? 'It arrived' : 'It did not arrive'}>
      <Stack gap="xs">
        <Text size="sm">
          {attempt.status === null ? 'No answer' : `Answered ${attempt.status}`} after{' '}
          {whole(attempt.duration_ms)} ms. {attempt.error}
        </Text>
        {attempt.response && <Code block>{attempt.response}</Code>}
      </Stack>
    </Alert>
  );
}
