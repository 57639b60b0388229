import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Scrolls } from '../shell/scrolls.tsx';
import { Instant } from '../time/instant.tsx';
import { whole } from '../words/numbers.ts';
import { heading } from './columns.ts';
import type { RecordField } from './lists.ts';
import type { UnifiedRecord } from './queries.ts';

/** Records as rows; each leads to its page. */
export function RecordTable({
  records,
  columns,
  addressOf,
  caption,
}: {
  records: UnifiedRecord[];
  columns: RecordField[];
  addressOf: (record: UnifiedRecord) => string;
  caption: string;
}) {
  return (
    <Scrolls label={caption}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name, kind }) => (
              <Table.Th key={name} ta={sideOf(kind)} style={{ whiteSpace: 'nowrap' }}>
                {heading(name)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map((record) => (
            <Table.Tr key={record.id}>
              {columns.map((column) => (
                <Table.Td key={column.name} ta={sideOf(column.kind)} style={{ whiteSpace: 'nowrap' }}>
                  {column.name === 'id' ? (
                    <Anchor component={Link} to={addressOf(record)} size="sm" ff="monospace">
                      {record.id}
                    </Anchor>
                  ) : (
                    <Cell field={column} value={record[column.name]} />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolls>
  );
}

/** Numbers, and how many there are in a list, stand below each other. */
function sideOf(kind: RecordField['kind']): 'left' | 'right' {
  return kind === 'number' || kind === 'list' ? 'right' : 'left';
}

/** Longest text of a cell; the whole of it is on the record's page. */
const LONGEST = 60;

/** A value of a record in few words. */
function Cell({ field: { kind, name }, value }: { field: RecordField; value: unknown }) {
  if (value === null || value === undefined) {
    return (
      <Text span c="dimmed" size="sm">
        –
      </Text>
    );
  }
  if (kind === 'date') return <Instant at={String(value)} />;
  if (kind === 'boolean') return value ? 'yes' : 'no';
  if (kind === 'list' && Array.isArray(value))
    return <span title={`${heading(name)}`}>{whole(value.length)}</span>;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? <span title={text}>{text.slice(0, LONGEST)}…</span> : text;
}
