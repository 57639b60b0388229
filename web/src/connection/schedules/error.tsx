import { Box, Text } from '@mantine/core';
import { Mark } from '../../status/badges.tsx';
import { Ago } from '../../time/instant.tsx';
import { type ConnectionError, isBlocking } from './errors.ts';

/** What keeps a function from syncing, whether it gets any data meanwhile, and since when. */
export function ScheduleError({ error }: { error: ConnectionError }) {
  return (
    <Box className="error-line" data-blocking={isBlocking(error)}>
      {isBlocking(error) ? (
        <Mark color="red" word="blocking" hint="Nothing of this function is read until it is mended" />
      ) : (
        <Mark color="orange" word="not blocking" hint="It is read, though not all goes well" />
      )}
      <Text size="sm" component="div">
        {error.message}{' '}
        <Text span size="xs" c="dimmed">
          First <Ago at={error.first_seen} />, last <Ago at={error.last_seen} />.
        </Text>
      </Text>
    </Box>
  );
}
