import { Badge, Tooltip } from '@mantine/core';
import type { components } from '../api/schema.d.ts';

type Job = components['schemas']['SyncJob'];
type Connection = components['schemas']['Connection'];

/** Words and colours of states, in one place: the same state looks the same everywhere. */
const JOB: Record<Job['status'], { color: string; hint: string }> = {
  open: { color: 'blue', hint: 'Queued or running' },
  completed: { color: 'teal', hint: 'Every part of the window was read' },
  cancelled: { color: 'gray', hint: 'Ended by a person; what was read stays' },
  stuck: { color: 'red', hint: 'It cannot go on by itself: somebody must look' },
};

export function JobStatus({ status }: { status: Job['status'] }) {
  const { color, hint } = JOB[status];
  return <Mark color={color} hint={hint} word={status} />;
}

const HEALTH: Record<Connection['health'], { color: string; word: string; hint: string }> = {
  ok: { color: 'teal', word: 'healthy', hint: 'Nothing keeps it from syncing' },
  warn: { color: 'orange', word: 'partly', hint: 'Some functions get no data' },
  error: { color: 'red', word: 'in trouble', hint: 'Nothing can be read from the source' },
};

export function Health({ health }: { health: Connection['health'] }) {
  const { color, word, hint } = HEALTH[health];
  return <Mark color={color} hint={hint} word={word} />;
}

/** A word on a coloured ground, dark enough to read in both themes, and what it means. */
export function Mark({ color, word, hint }: { color: string; word: string; hint: string }) {
  return (
    <Tooltip label={hint}>
      <Badge variant="light" color={color} className="mark" data-color={color} tabIndex={0}>
        {word}
      </Badge>
    </Tooltip>
  );
}
