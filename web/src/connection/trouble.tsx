import { Anchor, Box, Text } from '@mantine/core';
import { ExclamationTriangleIcon } from '@radix-ui/react-icons';
import { Link } from 'react-router';
import type { Connection } from '../connections/queries.ts';
import { Ago } from '../time/instant.tsx';
import { counted } from '../words/numbers.ts';

/**
 * What keeps the whole connection from syncing, above every tab. What concerns single functions stands beside these,
 * so here it is only counted.
 */
export function Trouble({ connection }: { connection: Connection }) {
  const whole = connection.errors.filter(({ resource }) => resource === null);
  const single = connection.errors.length - whole.length;
  if (connection.errors.length === 0) return null;
  return (
    <section
      className="panel notice"
      data-blocking={whole.length > 0}
      aria-label="What keeps it from syncing"
    >
      <Box component={ExclamationTriangleIcon} mt={3} aria-hidden style={{ flex: 'none' }} />
      <div>
        <Text size="sm" fw={600}>
          {whole.length > 0
            ? 'Nothing can be read from this connection'
            : `${counted(single, 'function has an error', 'functions have errors')}; the others are read`}
        </Text>
        {whole.map((error) => (
          <Text size="sm" key={error.code} component="div">
            {error.message}{' '}
            <Text span c="dimmed" size="xs">
              First <Ago at={error.first_seen} />, last <Ago at={error.last_seen} />.
            </Text>
          </Text>
        ))}
        {single > 0 && (
          <Anchor component={Link} to="schedules" size="sm">
            {whole.length > 0
              ? `${counted(single, 'function has an error', 'functions have errors')} besides`
              : 'See which, and why'}
          </Anchor>
        )}
      </div>
    </section>
  );
}
