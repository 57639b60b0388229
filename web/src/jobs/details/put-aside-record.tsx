import { Drawer, Group, Stack, Text } from '@mantine/core';
import { JsonView } from '../../json/json-view.tsx';
import { Answered } from '../../states/answered.tsx';
import { Instant } from '../../time/instant.tsx';
import { counted } from '../../words/numbers.ts';
import { useQuarantinedOne } from './quarantine-queries.ts';
import { Retry } from './retry.tsx';

/** One record that is put aside: why, and what the source sent. */
export function PutAsideRecord({
  connectionId,
  id,
  close,
}: {
  connectionId: string;
  id: string;
  close: () => void;
}) {
  const query = useQuarantinedOne(connectionId, id);
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={query.data ? `Record ${query.data.record_id}` : 'A record that is put aside'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      // Its head is no banner of the page.
      attributes={{ header: { role: 'presentation' } }}
    >
      <Answered query={query}>
        {(entry) => (
          <Stack gap="sm">
            <Text size="sm">
              <strong>Why it is put aside:</strong> {entry.reason}
            </Text>
            <Text size="sm" c="dimmed" component="div">
              As of <Instant at={entry.as_of} />, met {counted(entry.times_seen, 'time')} since{' '}
              <Instant at={entry.first_seen} />, refused by version {entry.mapper_version} of the mapper.
            </Text>
            <Group>
              <Retry connectionId={connectionId} id={id} recordId={entry.record_id} done={close} />
            </Group>
            <div className="panel">
              <JsonView value={entry.payload} label="What the source sent" />
            </div>
          </Stack>
        )}
      </Answered>
    </Drawer>
  );
}
