import { Anchor, Button, Code, Group, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import { connectionLabel, useChosenConnection } from '../connection-choice/queries.ts';
import { Copied, Fact } from '../shell/fact.tsx';
import { Instant } from '../time/instant.tsx';
import { whole } from '../words/numbers.ts';
import type { Column } from './column.ts';
import type { Filters } from './queries.ts';
import { addressOf, type Entry } from './words.ts';

type Choose = (name: keyof Filters, value: string | null) => void;

/** A request in a line, and on demand all that was written down of it. */
export function RequestRow({
  entry,
  columns,
  choose,
}: {
  entry: Entry;
  columns: readonly Column[];
  choose: Choose;
}) {
  const [opened, { toggle }] = useDisclosure();
  return (
    <>
      <Table.Tr>
        {columns.map(({ title, cell, right }) => (
          <Table.Td key={title} {...(right && { ta: 'right' })}>
            {cell(entry)}
          </Table.Td>
        ))}
        <Table.Td ta="right">
          <Button size="compact-xs" variant="default" onClick={toggle} aria-expanded={opened}>
            {opened ? 'Less' : 'Details'}
          </Button>
        </Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr>
          <Table.Td colSpan={columns.length + 1} p={0} bg="var(--ground)">
            <Details entry={entry} choose={choose} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function Details({ entry, choose }: { entry: Entry; choose: Choose }) {
  const { actor, connection_id: connectionId, error } = entry;
  const isRequest = entry.status !== 0;
  return (
    // Where the table is moved sideways, on a phone, it stays in sight.
    <div style={{ position: 'sticky', left: 0, width: 'fit-content', maxWidth: 'calc(100vw - 28px)' }}>
      <dl className="facts">
        <Fact name="When">
          <Instant at={entry.at} />
          {isRequest && ` · took ${whole(entry.duration_ms)} ms`}
        </Fact>
        <Fact name={isRequest ? 'Asked for' : 'Entered'}>
          <Code>{isRequest ? `${entry.method} ${addressOf(entry)}` : `${entry.route} ${entry.path}`}</Code>
        </Fact>
        {isRequest && (
          <Fact name="Answered">
            {entry.status}
            {error !== null && (
              <>
                {' '}
                <Code>{entry.error_code}</Code> {error}
              </>
            )}
          </Fact>
        )}
        {connectionId !== null && (
          <Fact name="Connection">
            <ConnectionName connectionId={connectionId} />
          </Fact>
        )}
        {entry.remote_address !== null && <Fact name="From">{entry.remote_address}</Fact>}
        {isRequest && (
          <Fact name="Request id">
            <Copied value={entry.request_id} />
          </Fact>
        )}
      </dl>
      {actor.id !== null && (
        <Group px="md" pb="md">
          <Button size="compact-xs" variant="default" onClick={() => choose('actor_id', actor.id)}>
            Only of this caller
          </Button>
        </Group>
      )}
    </div>
  );
}

function ConnectionName({ connectionId }: { connectionId: string }) {
  const { data } = useChosenConnection(connectionId);
  return (
    <Anchor component={Link} to={`/connections/${connectionId}`} size="sm" underline="always">
      {data ? connectionLabel(data) : connectionId}
    </Anchor>
  );
}
