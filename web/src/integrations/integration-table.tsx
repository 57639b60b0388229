import { Anchor, Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Mark } from '../status/badges.tsx';
import { functionLabel } from '../words/functions.ts';
import { EVIDENCE, EvidenceMark } from './evidence.tsx';
import type { Integration } from './queries.ts';

/** Integrations, those that can be connected first. */
export function IntegrationTable({ integrations }: { integrations: Integration[] }) {
  const ordered = [...integrations].sort(
    (one, other) =>
      Number(other.available) - Number(one.available) || one.display_name.localeCompare(other.display_name),
  );
  return (
    <div className="scrolls">
      <Table miw={680}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Integration</Table.Th>
            <Table.Th>Today</Table.Th>
            <Table.Th>Functions</Table.Th>
            <Table.Th>Evidence</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ordered.map((one) => (
            <Table.Tr key={`${one.integration_type} ${one.integration_name}`}>
              <Table.Td>
                <Anchor component={Link} to={addressOf(one)} size="sm" fw={500}>
                  {one.display_name}
                </Anchor>
                <Text size="xs" c="dimmed" ff="monospace">
                  {one.integration_name}
                </Text>
              </Table.Td>
              <Table.Td>
                <Today available={one.available} />
              </Table.Td>
              <Table.Td maw={420} style={{ overflowWrap: 'anywhere' }}>
                {one.functions.map(({ name }) => functionLabel(name)).join(', ')}
              </Table.Td>
              <Table.Td>
                <Group gap={4}>
                  {levelsOf(one).map((level) => (
                    <EvidenceMark key={level} evidence={level} />
                  ))}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** Its page; a slug can exist in several types. */
function addressOf({ integration_name: slug, integration_type: type }: Integration): string {
  return `/integrations/${slug}?type=${type}`;
}

/** Whether it can be connected today. */
function Today({ available }: { available: boolean }) {
  return available ? (
    <Mark color="teal" word="ready" hint="It has a connector: it can be connected today" />
  ) : (
    <Mark color="gray" word="planned" hint="It has no connector yet, so it cannot be connected" />
  );
}

/** The levels of evidence of its functions, best first. */
function levelsOf({ functions }: Integration): (keyof typeof EVIDENCE)[] {
  const found = new Set(functions.map(({ evidence }) => evidence));
  return (Object.keys(EVIDENCE) as (keyof typeof EVIDENCE)[]).filter((level) => found.has(level));
}
