import { Text } from '@mantine/core';
import { connectionSubtitle } from './name.ts';

/** Whose data something is, in a line that is about something else. */
export function Whose({
  of,
}: {
  of: { connection_id: string; integration_display_name: string; customer_id: string | null };
}) {
  return (
    <Text span inherit c="dimmed">
      {of.integration_display_name} · {connectionSubtitle(of)}
    </Text>
  );
}
