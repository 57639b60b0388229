import { Anchor, Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { Instant } from '../time/instant.tsx';
import { functionLabel } from '../words/functions.ts';
import { counted } from '../words/numbers.ts';
import { runAddress } from './facts.tsx';
import type { FunctionLane } from './lanes.ts';
import { type Piece, seenIn } from './timeline/pieces.ts';
import type { Window } from './timeline/scale.ts';
import { BY, long, pieceTitle } from './words.ts';

const AT_ONCE = 50;

interface Row {
  functionName: string;
  piece: Piece | null;
  /** When what is always read whole was read last; null where it never was. */
  readAt?: string | null;
}

/** The same as the timeline, in words: for those who cannot see it, and for copying. */
export function CoverageTable({
  connectionId,
  lanes,
  window,
}: {
  connectionId: string;
  lanes: readonly FunctionLane[];
  window: Window;
}) {
  const [shown, setShown] = useState(0);
  const rows = rowsOf(lanes, window);
  return (
    <details className="as-table" onToggle={(event) => setShown(event.currentTarget.open ? AT_ONCE : 0)}>
      <summary>The same as a table ({counted(rows.length, 'row')})</summary>
      {shown > 0 && (
        <div className="scrolls">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Function</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th>From</Table.Th>
                <Table.Th>To</Table.Th>
                <Table.Th ta="right">Length</Table.Th>
                <Table.Th>As of</Table.Th>
                <Table.Th>By</Table.Th>
                <Table.Th ta="right">Mapper</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.slice(0, shown).map((row) => (
                <OneRow
                  key={`${row.functionName} ${row.piece?.start}`}
                  connectionId={connectionId}
                  row={row}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {shown > 0 && shown < rows.length && (
        <Button size="xs" variant="default" m="sm" onClick={() => setShown(shown + AT_ONCE)}>
          Show more
        </Button>
      )}
    </details>
  );
}

function OneRow({ connectionId, row }: { connectionId: string; row: Row }) {
  const { functionName, piece, readAt = null } = row;
  const reading = piece?.reading;
  return (
    <Table.Tr>
      <Table.Td>{functionLabel(functionName)}</Table.Td>
      <Table.Td>
        {piece ? (
          <Text span size="sm" {...(piece.gap === 'hole' ? { className: 'gap-words' } : {})}>
            {pieceTitle(piece)}
          </Text>
        ) : readAt ? (
          'Read whole'
        ) : (
          'Not read yet'
        )}
      </Table.Td>
      <Table.Td>{piece && <Start at={piece.start} />}</Table.Td>
      <Table.Td>{piece && <Instant at={new Date(piece.end).toISOString()} />}</Table.Td>
      <Table.Td ta="right">{piece && Number.isFinite(piece.start) && long(piece.end - piece.start)}</Table.Td>
      <Table.Td>{(reading || readAt) && <Instant at={reading?.as_of ?? readAt} />}</Table.Td>
      <Table.Td>
        {reading && piece && (
          <Anchor component={Link} size="sm" to={runAddress(connectionId, piece)}>
            {BY[reading.kind]}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td ta="right">{reading?.mapper_version}</Table.Td>
    </Table.Tr>
  );
}

function Start({ at }: { at: number }) {
  return Number.isFinite(at) ? <Instant at={new Date(at).toISOString()} /> : <>the beginning</>;
}

/** The newest first, as people ask for them. */
function rowsOf(lanes: readonly FunctionLane[], window: Window): Row[] {
  return lanes.flatMap(({ coverage, pieces, snapshot }): Row[] => {
    const { function_name: functionName } = coverage;
    if (snapshot !== undefined)
      return [{ functionName, piece: null, readAt: coverage.snapshot?.as_of ?? null }];
    return seenIn(pieces, window)
      .filter(({ kind }) => kind !== 'unsaid')
      .toReversed()
      .map((piece) => ({ functionName, piece }));
  });
}
