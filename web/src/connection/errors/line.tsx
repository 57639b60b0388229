import { Box, Text } from '@mantine/core';
import { Ago } from '../../time/instant.tsx';
import { Blocking } from './blocking.tsx';
import type { ConnectionError } from './queries.ts';

/** What keeps a function from syncing, whether it gets any data meanwhile, since when, and when it is tried again. */
export function ErrorLine({ error }: { error: ConnectionError }) {
  return (
    <Box className="error-line" data-blocking={error.blocking}>
      <Blocking error={error} />
      <Text size="sm" component="div">
        {error.message}{' '}
        <Text span size="xs" c="dimmed">
          {error.first_seen && (
            <>
              First <Ago at={error.first_seen} />, last <Ago at={error.last_seen} />.{' '}
            </>
          )}
          {error.retry_at && (
            <>
              Tried again <Ago at={error.retry_at} />.
            </>
          )}
        </Text>
      </Text>
    </Box>
  );
}
