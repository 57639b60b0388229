import { Anchor, Group } from '@mantine/core';
import { Link } from 'react-router';
import { Mark } from '../../status/badges.tsx';
import type { Schedule } from './queries.ts';

const MARKS = {
  on: { color: 'teal', word: 'on', hint: 'It runs by itself whenever it is due' },
  syncing: { color: 'blue', word: 'syncing', hint: 'A run of it is being read now' },
  first: { color: 'blue', word: 'first sync', hint: 'What there is so far is being read for the first time' },
  held: {
    color: 'grape',
    word: 'held',
    hint: 'It waits until the sync job has ended, and then goes on from its place',
  },
  paused: {
    color: 'gray',
    word: 'paused',
    hint: 'It starts no run by itself; sync jobs and syncing now work',
  },
  disabled: { color: 'gray', word: 'disabled', hint: 'The function is not synced in any way' },
  error: { color: 'red', word: 'error', hint: 'It fails; it tries again by itself' },
} as const;

/** What a schedule is doing, and which job it waits for. */
export function ScheduleStatus({ connectionId, schedule }: { connectionId: string; schedule: Schedule }) {
  const state = stateOf(schedule);
  const holder = schedule.held_by_sync_job_id;
  return (
    <Group gap={6} wrap="nowrap">
      <Mark {...MARKS[state]} />
      {state === 'held' && holder !== null && (
        <Anchor component={Link} to={`/connections/${connectionId}/jobs/${holder}`} size="xs">
          by a job
        </Anchor>
      )}
    </Group>
  );
}

function stateOf({ sync_status: status, disabled, held_by_job: held }: Schedule): keyof typeof MARKS {
  if (disabled) return 'disabled';
  if (status === 'disabled') return 'paused';
  if (status === 'error') return 'error';
  if (status === 'first_sync_in_progress') return 'first';
  if (status === 'sync_in_progress') return 'syncing';
  return held ? 'held' : 'on';
}
