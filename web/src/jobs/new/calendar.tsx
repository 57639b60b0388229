import { Group, Text } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useMediaQuery } from '@mantine/hooks';
import '@mantine/dates/styles.css';
import { useEffect, useState } from 'react';
import { startOfDay, toInstant, toLocal } from './local.ts';

interface Coverage {
  covered: { start: string; end: string }[];
  gaps: { start: string; end: string }[] | null;
  unavailable: { start: string; end: string }[];
}

/** Two days of the calendar, whole, with a mark on each for what was read of it. The last one ends now at the latest. */
export function RangeCalendar({
  coverage,
  start,
  end,
  choose,
}: {
  coverage: Coverage | null;
  start: string;
  end: string;
  choose: (start: string, end: string) => void;
}) {
  const wide = useMediaQuery('(min-width: 36em)', true, { getInitialValueInEffect: false });
  const [from, to] = [toLocal(start).slice(0, 10), toLocal(lastInside(end)).slice(0, 10)];
  // Between the first click and the second there is a start and no end.
  const [picked, setPicked] = useState<[string | null, string | null]>([from, to]);
  const [month, setMonth] = useState(monthOf(to, wide ? 1 : 0));
  useEffect(() => {
    setPicked([from, to]);
    setMonth(monthOf(to, wide ? 1 : 0));
  }, [from, to, wide]);
  return (
    <div>
      <DatePicker
        type="range"
        allowSingleDateInRange
        size="sm"
        weekendDays={[]}
        hideOutsideDates
        numberOfColumns={wide ? 2 : 1}
        maxDate={toLocal(new Date().toISOString()).slice(0, 10)}
        date={month}
        onDateChange={setMonth}
        value={picked}
        onChange={([first, last]) => {
          setPicked([first, last]);
          if (first === null || last === null) return;
          const after = startOfDay(new Date(`${last}T00:00`), 1);
          choose(
            toInstant(new Date(`${first}T00:00`)),
            toInstant(new Date(Math.min(after.getTime(), Date.now()))),
          );
        }}
        renderDay={(day) => (
          <div className="day-mark" data-state={coverage ? stateOf(day, coverage) : undefined}>
            {Number(day.slice(8, 10))}
          </div>
        )}
        ariaLabels={{ previousMonth: 'Month before', nextMonth: 'Month after' }}
      />
      {coverage && (
        <Group gap="md" mt="xs">
          {LEGEND.map(([state, words]) => (
            <Text key={state} size="xs" c="dimmed">
              <span className="day-mark day-key" data-state={state} aria-hidden />
              {words}
            </Text>
          ))}
        </Group>
      )}
    </div>
  );
}

const LEGEND = [
  ['read', 'read whole'],
  ['partly', 'has a gap'],
  ['unavailable', 'no longer kept'],
] as const;

/** The calendar's first month, so that the end of the window is in its last. */
function monthOf(day: string, before: number): string {
  const date = new Date(`${day}T00:00`);
  const first = new Date(date.getFullYear(), date.getMonth() - before, 1);
  return toLocal(first.toISOString()).slice(0, 10);
}

/** The last instant of a window that ends before `end`. */
function lastInside(end: string): string {
  return new Date(Math.max(new Date(end).getTime() - 1, 0)).toISOString();
}

/** What was read of a day; undefined where nothing is known of it. */
function stateOf(day: string, { covered, gaps, unavailable }: Coverage): string | undefined {
  const start = new Date(`${day}T00:00`);
  const [from, to] = [start.getTime(), startOfDay(start, 1).getTime()];
  const meets = (ranges: { start: string; end: string }[]) =>
    ranges.some((range) => new Date(range.start).getTime() < to && from < new Date(range.end).getTime());
  if (gaps && meets(gaps)) return 'partly';
  if (meets(covered)) return 'read';
  return meets(unavailable) ? 'unavailable' : undefined;
}
