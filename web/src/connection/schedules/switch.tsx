import { Switch, Tooltip } from '@mantine/core';
import { useMay } from '../../api/session.ts';
import { functionLabel } from '../../words/functions.ts';
import { type Schedule, usePause } from './queries.ts';

/** Lets a schedule run by itself, or not. */
export function PauseSwitch({ connectionId, schedule }: { connectionId: string; schedule: Schedule }) {
  const { function_name: name, disabled, paused } = schedule;
  const pause = usePause(connectionId, name);
  const operator = useMay('operator');
  const asked = pause.isPending ? pause.variables : paused;
  const reason = !operator
    ? 'Viewers look; an operator can change this'
    : disabled
      ? 'The function is disabled'
      : null;
  return (
    <Tooltip label={reason} disabled={reason === null}>
      <Switch
        size="sm"
        aria-label={`Schedule of ${functionLabel(name).toLowerCase()}`}
        checked={!disabled && !asked}
        disabled={reason !== null}
        onChange={({ currentTarget: { checked } }) => pause.mutate(!checked)}
      />
    </Tooltip>
  );
}
