import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { connectionSubtitle } from '../connections/name.ts';
import { counted } from '../words/numbers.ts';
import type { ConnectionCoverage } from './queries.ts';

/** Which connection the strips below are of, and how many gaps it has. */
export function ConnectionHeading({ connection }: { connection: ConnectionCoverage }) {
  const { connection_id: id, integration_display_name: integration, functions } = connection;
  const gaps = functions.reduce((sum, { gaps }) => sum + (gaps ?? 0), 0);
  const whole = functions.filter(({ basis }) => basis === 'none').length;
  return (
    <Group className="connection-heading" justify="space-between" gap="xs">
      <Group gap={8} component="h2" m={0}>
        <Anchor component={Link} to={`/connections/${id}/coverage`} fw={600} size="sm" c="inherit">
          {integration}
        </Anchor>
        <Text span size="sm" c="dimmed" fw={400}>
          {connectionSubtitle(connection)}
        </Text>
      </Group>
      <Text size="xs" {...(gaps > 0 ? { className: 'gap-words' } : { c: 'dimmed' })}>
        {gaps > 0 ? counted(gaps, 'gap') : 'no gaps'}
        {whole > 0 && (
          <Text span inherit c="dimmed">
            {' '}
            · {whole} read whole
          </Text>
        )}
      </Text>
    </Group>
  );
}
