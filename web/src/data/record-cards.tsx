import { Anchor, Box, Group } from '@mantine/core';
import { Link } from 'react-router';
import { JsonView } from '../json/json-view.tsx';
import type { UnifiedRecord } from './queries.ts';

/** Records as the JSON that the API answers, one below the other. */
export function RecordCards({
  records,
  addressOf,
}: {
  records: UnifiedRecord[];
  addressOf: (record: UnifiedRecord) => string;
}) {
  return records.map((record) => (
    <Box key={record.id} style={{ borderBottom: '1px solid var(--line)' }}>
      <Group px="md" pt="sm">
        <Anchor component={Link} to={addressOf(record)} size="sm" ff="monospace">
          {record.id}
        </Anchor>
      </Group>
      <JsonView value={record} label={`record ${record.id}`} />
    </Box>
  ));
}
