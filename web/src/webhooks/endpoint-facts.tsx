import { SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Ago, Instant } from '../time/instant.tsx';
import { whole } from '../words/numbers.ts';
import { EndpointState } from './endpoint-state.tsx';
import type { Endpoint } from './queries.ts';

/** What is set of an endpoint, and how far it is behind. */
export function EndpointFacts({ endpoint }: { endpoint: Endpoint }) {
  const { event_types: types, connection_ids: connections } = endpoint;
  return (
    <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 4 }} p="md" m={0} spacing="md" aria-live="polite">
      <Fact name="State">
        <EndpointState endpoint={endpoint} />
      </Fact>
      <Fact name="Yet to be sent">{whole(endpoint.behind)} events</Fact>
      <Fact name="Failed, tried again">{whole(endpoint.waiting)} events</Fact>
      <Fact name="At most">{whole(endpoint.max_per_second)} messages a second</Fact>
      <Fact name="Types of events">{types ? types.join(', ') : 'All, later ones too'}</Fact>
      <Fact name="Connections">{connections ? `${connections.length} of them` : 'All, later ones too'}</Fact>
      <Fact name="Made">
        <Instant at={endpoint.created_at} />
      </Fact>
      <Fact name="Changed">
        <Ago at={endpoint.updated_at} />
      </Fact>
      {endpoint.description && <Fact name="Description">{endpoint.description}</Fact>}
      {endpoint.paused_until && (
        <Fact name="Wants to be left alone until">
          <Instant at={endpoint.paused_until} />
        </Fact>
      )}
    </SimpleGrid>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0} size="sm" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  );
}
