import { Anchor, Group, Progress, Text } from '@mantine/core';
import { Link } from 'react-router';
import { connectionSubtitle } from '../connections/name.ts';
import { Panel } from '../shell/page.tsx';
import { Ago } from '../time/instant.tsx';
import { percent } from '../words/numbers.ts';
import type { Overview } from './queries.ts';

type Account = Overview['quota'][number];

/** The accounts whose rate limit is used the most at this moment. */
export function QuotaPanel({ overview: { quota } }: { overview: Overview }) {
  return (
    <Panel title="Quota in use">
      {quota.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          Every account has nearly all of its quota left.
        </Text>
      ) : (
        <ul className="lines">
          {quota.map((account) => (
            <AccountLine key={account.connection_id} account={account} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function AccountLine({ account }: { account: Account }) {
  const { limit, left, paused, connections } = account;
  const used = Math.min(1, Math.max(0, 1 - left / limit.burst));
  return (
    <li className="line">
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" truncate>
          <Anchor component={Link} to={`/connections/${account.connection_id}`}>
            {account.integration_display_name}
          </Anchor>{' '}
          <Text span c="dimmed">
            {connections > 1 ? `shared by ${connections} connections` : connectionSubtitle(account)}
          </Text>
        </Text>
        <Text size="sm" className="figures">
          {percent(used)}
        </Text>
      </Group>
      <Progress
        value={used * 100}
        size="xs"
        my={6}
        color={paused ? 'orange' : 'read'}
        aria-label={`How much of the quota of ${account.integration_display_name} is in use`}
      />
      <Text size="xs" c="dimmed" component="div">
        {paused ? (
          <>
            {paused.reason}; goes on <Ago at={paused.until} />
          </>
        ) : (
          `${limit.per_second} a second, ${limit.burst} at once`
        )}
      </Text>
    </li>
  );
}
