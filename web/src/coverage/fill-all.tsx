import { Anchor, Button, Checkbox, Group, Modal, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { functionLabel } from '../words/functions.ts';
import { counted } from '../words/numbers.ts';
import { Cost } from './cost.tsx';
import { daysWords } from './instants.ts';
import { type FunctionLane, fillable } from './lanes.ts';
import { useEstimate, useFillGaps } from './queries.ts';
import type { Window } from './timeline/scale.ts';
import { gapsWords, long } from './words.ts';

type Outcome = { jobId: string | null } | { refused: string };

/** Has the gaps of several functions filled, one job for each, after saying what that takes. */
export function FillAll({
  connectionId,
  lanes,
  window,
  opened,
  onClose,
}: {
  connectionId: string;
  lanes: readonly FunctionLane[];
  window: Window;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Fill gaps"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Choices connectionId={connectionId} lanes={lanes} window={window} onClose={onClose} />
    </Modal>
  );
}

function Choices({
  connectionId,
  lanes,
  window,
  onClose,
}: {
  connectionId: string;
  lanes: readonly FunctionLane[];
  window: Window;
  onClose: () => void;
}) {
  // What was there when the dialog opened: it must not change under the hand while jobs fill it.
  const [shown] = useState(() => lanes);
  const [earlier, setEarlier] = useState(() => lanes.every((lane) => !fillable(lane, window, false)));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [busy, setBusy] = useState(false);
  const fill = useFillGaps(connectionId);

  const rows = shown.flatMap((lane) => {
    const part = fillable(lane, window, earlier);
    return part ? [{ lane, part }] : [];
  });
  const wanted = rows.filter(({ lane }) => !left.has(lane.id) && !done(outcomes.get(lane.id)));
  const anyEarlier = shown.some(({ pieces }) => pieces.some(({ gap }) => gap === 'earlier'));
  const start = async () => {
    setBusy(true);
    for (const { lane, part } of wanted) {
      const { function_name: functionName } = lane.coverage;
      const outcome = await fill
        .mutateAsync({ functionName, start: part.start, end: part.end })
        .then(({ job }): Outcome => ({ jobId: job?.id ?? null }))
        .catch((error: Error): Outcome => ({ refused: error.message }));
      setOutcomes((before) => new Map(before).set(lane.id, outcome));
    }
    setBusy(false);
  };
  return (
    <Stack gap="md">
      <Text size="sm">
        Each function is read by a job of its own, which reads only what was not read, the newest first.
      </Text>
      {anyEarlier && (
        <Switch
          checked={earlier}
          onChange={(event) => setEarlier(event.currentTarget.checked)}
          label={`Also what lies before the first reading, from ${daysWords(window.from, window.from)} on`}
        />
      )}
      <Stack gap={0} component="ul" className="lines">
        {rows.map(({ lane, part }) => (
          <Group key={lane.id} component="li" className="line" align="flex-start" wrap="nowrap" px={0}>
            <Checkbox
              mt={2}
              aria-label={functionLabel(lane.coverage.function_name)}
              checked={!left.has(lane.id)}
              disabled={busy || done(outcomes.get(lane.id))}
              onChange={(event) => setLeft(toggled(left, lane.id, !event.currentTarget.checked))}
            />
            <div>
              <Text size="sm" fw={500}>
                {functionLabel(lane.coverage.function_name)}: {gapsWords(part.sum)}
              </Text>
              <Row
                connectionId={connectionId}
                functionName={lane.coverage.function_name}
                start={part.start}
                end={part.end}
                outcome={outcomes.get(lane.id)}
              />
            </div>
          </Group>
        ))}
      </Stack>
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          There is no gap between readings here.
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {outcomes.size > 0 ? 'Close' : 'Leave them'}
        </Button>
        <Button loading={busy} disabled={wanted.length === 0} onClick={() => void start()}>
          {wanted.length === 0
            ? 'Fill gaps'
            : `Fill ${counted(sum(wanted, 'count'), 'gap')}, ${long(sum(wanted, 'length'))}`}
        </Button>
      </Group>
    </Stack>
  );
}

function Row({
  connectionId,
  outcome,
  ...ask
}: {
  connectionId: string;
  functionName: string;
  start: number;
  end: number;
  outcome: Outcome | undefined;
}) {
  const estimate = useEstimate(connectionId, outcome ? null : ask);
  if (!outcome) return <Cost query={estimate} />;
  if ('refused' in outcome)
    return (
      <Text size="sm" c="red" role="alert">
        {outcome.refused}
      </Text>
    );
  if (outcome.jobId === null) return <Text size="sm">It was read meanwhile.</Text>;
  return (
    <Text size="sm" role="status">
      A job is reading it.{' '}
      <Anchor component={Link} to={`/connections/${connectionId}/jobs/${outcome.jobId}`}>
        Watch it
      </Anchor>
    </Text>
  );
}

function done(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && 'jobId' in outcome;
}

function sum(
  rows: readonly { part: { sum: { count: number; length: number } } }[],
  what: 'count' | 'length',
): number {
  return rows.reduce((all, { part }) => all + part.sum[what], 0);
}

function toggled(set: ReadonlySet<string>, id: string, inIt: boolean): ReadonlySet<string> {
  const after = new Set(set);
  if (inIt) after.add(id);
  else after.delete(id);
  return after;
}
