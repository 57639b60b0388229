import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMay } from '../../api/session.ts';
import { useRetry } from './quarantine-queries.ts';

const OUTCOME = {
  new: 'It is stored now, for the first time.',
  changed: 'It is stored now, as a change of what was there.',
  unchanged: 'It was stored just so already.',
  outdated: 'A newer state was stored meanwhile, so it was dropped.',
  refused: 'It still cannot be brought into our shape, and stays put aside.',
} as const;

/** Tries a record again with today's mapper, and tells what became of it. */
export function Retry({
  connectionId,
  id,
  recordId,
  done,
}: {
  connectionId: string;
  id: string;
  recordId: string;
  done?: () => void;
}) {
  const retry = useRetry(connectionId);
  if (!useMay('operator')) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`Retry ${recordId}`}
      loading={retry.isPending}
      onClick={() =>
        retry.mutate(id, {
          onSuccess: ({ outcome, reason }) => {
            notifications.show({
              color: outcome === 'refused' ? 'orange' : 'teal',
              title: `Record ${recordId}`,
              message: `${OUTCOME[outcome]}${reason === null ? '' : ` Why: ${reason}.`}`,
            });
            if (outcome !== 'refused') done?.();
          },
        })
      }
    >
      Retry
    </Button>
  );
}
