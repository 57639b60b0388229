import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { inUtc } from '../../time/instant.tsx';
import { RangeCalendar } from './calendar.tsx';
import { fromLocal, toInstant, toLocal, ZONE } from './local.ts';
import { allHistory, FAR_HINT, PRESETS } from './presets.ts';
import { useCoverage } from './queries.ts';
import type { Wish, WishParams } from './wish.ts';

/** The window: by a preset, by two days of the calendar, or to the minute. In the viewer's zone, with UTC beside it. */
export function RangePicker({
  connectionId,
  keepsDays,
  wish,
  range,
  change,
  problem,
}: {
  connectionId: string;
  /** How long the source keeps data of the function, in days; null where that is not known. */
  keepsDays: number | null;
  wish: Wish;
  range: string;
  change: (change: WishParams) => void;
  problem: string | null;
}) {
  const coverage = useCoverage(connectionId, wish.functionName).data ?? null;
  const gaps = coverage ? gapsToFill(coverage) : [];
  const preset = (id: string, label: string, choose: () => void, more: object = {}) => (
    <Button
      key={id}
      size="compact-sm"
      variant={range === id ? 'filled' : 'default'}
      aria-pressed={range === id}
      onClick={choose}
      {...more}
    >
      {label}
    </Button>
  );
  const everything = () => {
    const now = new Date();
    change({ start: allHistory(keepsDays, now), end: toInstant(now), range: 'all' });
  };
  return (
    <Stack p="md" gap="md">
      <Group gap={6} role="group" aria-label="Windows that are asked for often">
        {PRESETS.map(({ id, label, start }) =>
          preset(id, label, () => {
            const now = new Date();
            change({ start: toInstant(start(now)), end: toInstant(now), range: id });
          }),
        )}
        {preset(
          'all',
          'All history the source keeps',
          everything,
          keepsDays === null ? { title: FAR_HINT } : {},
        )}
        {preset(
          'gaps',
          gaps.length === 0 ? 'The gaps (none)' : `The gaps (${gaps.length})`,
          () =>
            change({
              start: gaps[0]!.start,
              end: gaps.at(-1)!.end,
              only_gaps: 'true',
              range: 'gaps',
            }),
          { disabled: gaps.length === 0 },
        )}
      </Group>
      <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
        {(['start', 'end'] as const).map((side) => (
          <TextInput
            key={side}
            type="datetime-local"
            label={side === 'start' ? 'From' : 'To, not included'}
            description={wish[side] && toLocal(wish[side]) ? inUtc(wish[side]) : 'no date'}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={toLocal(wish[side])}
            onChange={(event) => {
              const at = fromLocal(event.currentTarget.value);
              if (at) change({ start: wish.start, end: wish.end, [side]: at, range: '' });
            }}
            error={side === 'end' ? problem : undefined}
            miw={200}
            max="9999-12-31T23:59"
          />
        ))}
      </Group>
      <Text size="xs" c="dimmed">
        Times are those of {ZONE}. An end in the future is taken as now.
      </Text>
      <RangeCalendar
        coverage={coverage}
        start={wish.start}
        end={wish.end}
        choose={(start, end) => change({ start, end, range: '' })}
      />
    </Stack>
  );
}

/** The gaps that stay unless somebody fills them: not the one that the schedule reads next by itself. */
function gapsToFill({ gaps, latest_data: latest }: NonNullable<ReturnType<typeof useCoverage>['data']>) {
  return (gaps ?? []).filter((gap) => latest === null || new Date(gap.start) < new Date(latest));
}
