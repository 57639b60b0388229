import { Alert, Anchor, Text } from '@mantine/core';
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
    <Alert
      color={whole.length > 0 ? 'red' : 'orange'}
      icon={<ExclamationTriangleIcon />}
      title={
        whole.length > 0
          ? 'Nothing can be read from this connection'
          : `${counted(single, 'function gets', 'functions get')} no data`
      }
    >
      {whole.map((error) => (
        <Text size="sm" key={error.code} component="div">
          {error.message} Met first <Ago at={error.first_seen} />, last <Ago at={error.last_seen} />.
        </Text>
      ))}
      {single > 0 && (
        <Anchor component={Link} to="schedules" size="sm">
          {whole.length > 0
            ? `${counted(single, 'function has an error', 'functions have errors')} of their own`
            : 'See which, and why'}
        </Anchor>
      )}
    </Alert>
  );
}
