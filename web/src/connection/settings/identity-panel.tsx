import { Code, Text } from '@mantine/core';
import { Copied, Fact } from '../../shell/fact.tsx';
import { Panel } from '../../shell/page.tsx';
import { Ago, Instant } from '../../time/instant.tsx';
import { whole } from '../../words/numbers.ts';
import { useThisConnection } from '../queries.ts';
import { CustomerForm } from './customer-form.tsx';

/** Whose account the connection reads, and how programs name it. */
export function IdentityPanel() {
  const connection = useThisConnection();
  return (
    <Panel title="Who it is">
      <dl className="facts">
        <Fact name="Connection id">
          <Copied value={connection.connection_id} />
        </Fact>
        <Fact name="Integration">
          {connection.integration_display_name}{' '}
          <Code>
            {connection.integration_type}/{connection.integration_name}
          </Code>
        </Fact>
        <Fact name="Customer">
          <CustomerForm key={connection.customer_id} connection={connection} />
        </Fact>
        {Object.entries(connection.me ?? {}).map(([name, value]) => (
          <Fact key={name} name={`At the source: ${name.replaceAll('_', ' ')}`}>
            {value}
          </Fact>
        ))}
        <Fact name="Made">
          <Instant at={connection.created_at} />
        </Fact>
        <Fact name="Access token last used">
          <Ago at={connection.last_used} />{' '}
          {connection.times_used !== null && (
            <Text span size="sm" c="dimmed">
              ({whole(connection.times_used)} times in all)
            </Text>
          )}
        </Fact>
      </dl>
    </Panel>
  );
}
