import { SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { Link } from 'react-router';
import { short, whole } from '../words/numbers.ts';
import type { Overview } from './queries.ts';

/** The state of everything in five figures; each leads to what it counts. */
export function Tiles({ overview }: { overview: Overview }) {
  const { open_jobs: open, stuck_jobs: stuck, trouble, freshness, events_today: events } = overview;
  const schedules = freshness.up_to_date + freshness.late + freshness.never;
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: 5 }} spacing="sm">
      <Tile
        to="/jobs?status=open"
        figure={whole(open.count)}
        label={open.count === 1 ? 'open job' : 'open jobs'}
      />
      <Tile
        to="/jobs?status=stuck"
        figure={whole(stuck)}
        label={stuck === 1 ? 'stuck job' : 'stuck jobs'}
        alarming={stuck > 0}
      />
      <Tile
        to="/connections?health=trouble"
        figure={whole(trouble.count)}
        label={trouble.count === 1 ? 'connection in trouble' : 'connections in trouble'}
        alarming={trouble.count > 0}
      />
      <Tile
        to="/connections"
        figure={whole(freshness.up_to_date)}
        of={` of ${whole(schedules)}`}
        label="schedules on time"
      />
      <Tile
        to="/webhooks"
        figure={`${short(events.count)}${events.at_least ? '+' : ''}`}
        label="events today (UTC)"
      />
    </SimpleGrid>
  );
}

function Tile({
  to,
  figure,
  of,
  label,
  alarming = false,
}: {
  to: string;
  figure: string;
  of?: string;
  label: string;
  alarming?: boolean;
}) {
  return (
    <UnstyledButton component={Link} to={to} className="panel tile" data-alarming={alarming}>
      <Text component="span" className="figures tile-figure">
        {figure}
        {of && (
          <Text component="span" size="sm" c="dimmed" fw={400}>
            {of}
          </Text>
        )}
      </Text>
      <Text component="span" size="sm" c="dimmed" display="block">
        {label}
      </Text>
    </UnstyledButton>
  );
}
