import { Button, Group, NativeSelect, NumberInput, Popover, Stack, Text } from '@mantine/core';
import { Pencil1Icon } from '@radix-ui/react-icons';
import { type FormEvent, useRef, useState } from 'react';
import { useMay } from '../../api/session.ts';
import { every, inUnits, UNITS, type Unit } from '../../words/frequency.ts';
import { functionLabel } from '../../words/functions.ts';
import { type Schedule, useFrequency } from './queries.ts';

const LEAST = 60;
const MOST = 604_800;

/** How often a function is synced; whoever may changes it in place. */
export function Frequency({ connectionId, schedule }: { connectionId: string; schedule: Schedule }) {
  const [opened, setOpened] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const words = every(schedule.sync_frequency);
  if (!useMay('operator')) return <Text size="sm">{words}</Text>;
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withArrow shadow="md" withinPortal>
      <Popover.Target>
        <Button
          ref={opener}
          size="compact-sm"
          variant="subtle"
          color="gray"
          className="in-place"
          rightSection={<Pencil1Icon aria-hidden />}
          aria-label={`${words}: change how often ${functionLabel(schedule.function_name).toLowerCase()} are synced`}
          onClick={() => setOpened(!opened)}
        >
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <FrequencyForm
          connectionId={connectionId}
          schedule={schedule}
          close={() => {
            setOpened(false);
            opener.current?.focus();
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function FrequencyForm({
  connectionId,
  schedule,
  close,
}: {
  connectionId: string;
  schedule: Schedule;
  close: () => void;
}) {
  const change = useFrequency(connectionId, schedule.function_name);
  const present = inUnits(schedule.sync_frequency);
  const [amount, setAmount] = useState<number | string>(present.amount);
  const [unit, setUnit] = useState<Unit>(present.unit);
  const seconds = Math.round(Number(amount) * UNITS[unit]);
  const wrong = amount === '' || !(seconds >= LEAST && seconds <= MOST);
  const save = (wish: number | null) => change.mutate(wish, { onSuccess: close });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) save(seconds);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={280}>
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <NumberInput
            label="Every"
            value={amount}
            onChange={setAmount}
            min={1}
            hideControls
            data-autofocus
          />
          <NativeSelect
            aria-label="Unit"
            data={Object.keys(UNITS)}
            value={unit}
            onChange={({ currentTarget: { value } }) => setUnit(value as Unit)}
          />
        </Group>
        <Text
          size="xs"
          c={wrong ? 'var(--mantine-color-error)' : 'dimmed'}
          role={wrong ? 'alert' : undefined}
        >
          From a minute to a week. Nothing waits longer than the new time from now on.
        </Text>
        <Group gap="xs" justify="space-between">
          <Button size="xs" variant="subtle" disabled={change.isPending} onClick={() => save(null)}>
            Back to the default
          </Button>
          <Button size="xs" type="submit" loading={change.isPending} disabled={wrong}>
            Change
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
