import { Anchor, Text } from '@mantine/core';
import { CheckCircledIcon } from '@radix-ui/react-icons';
import { Link } from 'react-router';
import { connectionSubtitle } from '../connections/name.ts';
import { Panel } from '../shell/page.tsx';
import { Ago } from '../time/instant.tsx';
import { counted } from '../words/numbers.ts';
import type { Overview } from './queries.ts';
import { StuckJobs } from './stuck-jobs.tsx';

/** What does not go on by itself: connections with errors, and jobs that are stuck. */
export function TroublePanel({ overview }: { overview: Overview }) {
  const { trouble, stuck_jobs: stuck } = overview;
  return (
    <Panel title="Needs attention">
      {trouble.count === 0 && stuck === 0 ? (
        <Text size="sm" c="dimmed" p="md" className="calm">
          <CheckCircledIcon aria-hidden /> Nothing. Every connection can be read, and no job is stuck.
        </Text>
      ) : (
        <ul className="lines">
          {stuck > 0 && <StuckJobs count={stuck} />}
          {trouble.connections.map((connection) => (
            <li className="line" key={connection.connection_id}>
              <Text size="sm" truncate>
                <Anchor component={Link} to={`/connections/${connection.connection_id}`} fw={500}>
                  {connection.integration_display_name}
                </Anchor>{' '}
                <Text span c="dimmed">
                  {connectionSubtitle(connection)}
                </Text>
              </Text>
              <Text size="xs">{connection.reason}</Text>
              <Text size="xs" c="dimmed" component="div">
                {connection.since && (
                  <>
                    since <Ago at={connection.since} />
                  </>
                )}
              </Text>
            </li>
          ))}
          {trouble.count > trouble.connections.length && (
            <li className="line">
              <Anchor component={Link} to="/connections?health=trouble" size="sm">
                and {counted(trouble.count - trouble.connections.length, 'more connection')}
              </Anchor>
            </li>
          )}
        </ul>
      )}
    </Panel>
  );
}
