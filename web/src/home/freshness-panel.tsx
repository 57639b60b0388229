import { Anchor, Box, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Whose } from '../connections/whose.tsx';
import { Panel } from '../shell/page.tsx';
import { Ago } from '../time/instant.tsx';
import { functionLabel } from '../words/functions.ts';
import { whole } from '../words/numbers.ts';
import type { Overview } from './queries.ts';

const PARTS = [
  { name: 'up_to_date', label: 'on time', color: 'var(--covered)' },
  { name: 'late', label: 'late', color: 'var(--gap)' },
  { name: 'never', label: 'not read yet', color: 'var(--unavailable)' },
] as const;

/** How many schedules are on time, and those that are behind the most. */
export function FreshnessPanel({ overview: { freshness } }: { overview: Overview }) {
  const all = freshness.up_to_date + freshness.late + freshness.never;
  return (
    <Panel title="Freshness">
      {all === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          No schedule is on.
        </Text>
      ) : (
        <Box px="md" py="sm">
          <div className="bar" aria-hidden>
            {PARTS.filter(({ name }) => freshness[name] > 0).map(({ name, color }) => (
              <span key={name} style={{ flexGrow: freshness[name], background: color }} />
            ))}
          </div>
          <Group gap="md" mt={8}>
            {PARTS.map(({ name, label, color }) => (
              <Text size="xs" key={name} component="span" className="figures">
                <span className="dot" style={{ background: color }} aria-hidden /> {whole(freshness[name])}{' '}
                {label}
              </Text>
            ))}
          </Group>
        </Box>
      )}
      {freshness.latest.length > 0 && (
        <ul className="lines topped">
          {freshness.latest.map((late) => (
            <li className="line" key={`${late.connection_id} ${late.function_name}`}>
              <Text size="sm" truncate>
                <Anchor component={Link} to={`/connections/${late.connection_id}/schedules`}>
                  {functionLabel(late.function_name)}
                </Anchor>{' '}
                <Whose of={late} />
              </Text>
              <Text size="xs" c="dimmed" component="div">
                complete up to <Ago at={late.latest_data} none="nothing yet" />
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
