import { Button, Table, VisuallyHidden } from '@mantine/core';
import { Mark } from '../status/badges.tsx';
import { Ago } from '../time/instant.tsx';
import type { ApiKey } from './queries.ts';

/** Keys that work: what each is for, what it may do, when it was used. */
export function KeyTable({ keys, revoke }: { keys: ApiKey[]; revoke: (key: ApiKey) => void }) {
  return (
    <div className="scrolls">
      <Table miw={600}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>May</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th>Made</Table.Th>
            <Table.Th>
              <VisuallyHidden>What can be done</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => (
            <Table.Tr key={key.api_key_id}>
              <Table.Td>{key.name}</Table.Td>
              <Table.Td>
                {key.access === 'full' ? (
                  <Mark color="orange" word="everything" hint="It reads and changes what a key may" />
                ) : (
                  <Mark color="gray" word="read" hint="It changes nothing" />
                )}
              </Table.Td>
              <Table.Td>
                <Ago at={key.last_used_at} />
              </Table.Td>
              <Table.Td>
                <Ago at={key.created_at} />
              </Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => revoke(key)}
                  aria-label={`Revoke ${key.name}`}
                >
                  Revoke
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
