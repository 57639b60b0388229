import { Switch, Text, Tooltip } from '@mantine/core';
import { useMay } from '../../api/session.ts';
import { functionLabel } from '../../words/functions.ts';
import { type Schedule, usePause } from './queries.ts';

/** Lets a schedule run by itself, or not. */
export function PauseSwitch({ connectionId, schedule }: { connectionId: string; schedule: Schedule }) {
  const { function_name: name, disabled, paused } = schedule;
  const pause = usePause(connectionId, name);
  if (!useMay('operator')) return <Text size="sm">{disabled || paused ? 'no' : 'yes'}</Text>;
  const asked = pause.isPending ? pause.variables : paused;
  return (
    <Tooltip label="The function is disabled" disabled={!disabled}>
      <Switch
        size="sm"
        aria-label={`Schedule of ${functionLabel(name).toLowerCase()}`}
        checked={!disabled && !asked}
        disabled={disabled}
        onChange={({ currentTarget: { checked } }) => pause.mutate(!checked)}
      />
    </Tooltip>
  );
}
