import { Text } from '@mantine/core';
import { functionLabel } from '../words/functions.ts';
import { counted } from '../words/numbers.ts';
import type { ConnectionCoverage } from './queries.ts';
import type { Lane } from './timeline/lane.tsx';
import { type Piece, unsaidBetween } from './timeline/pieces.ts';
import { basisWords } from './words.ts';

const SEPARATOR = '/';

/** A strip for each function with ranges. What is told of all connections says what was read; what lies between is a gap. */
export function stripsOf(connection: ConnectionCoverage): (Lane & { name: React.ReactNode })[] {
  return connection.functions
    .filter(({ basis }) => basis !== 'none')
    .map(({ function_name: name, basis, covered, gap_count: gaps }) => ({
      id: `${connection.connection_id}${SEPARATOR}${name}.${basis}`,
      label: `${functionLabel(name)}, ${basisWords(basis)}: ${gaps > 0 ? counted(gaps, 'gap') : 'no gaps'}`,
      pieces: piecesBetween(covered),
      name: (
        <Text size="xs" truncate c={covered.length === 0 ? 'dimmed' : 'inherit'}>
          {functionLabel(name)}
          {covered.length === 0 && ', not read yet'}
        </Text>
      ),
    }));
}

/** Which lane of which connection. */
export function laneKey(key: string): { connectionId: string; lane: string } {
  const [connectionId = '', lane = ''] = key.split(SEPARATOR);
  return { connectionId, lane };
}

function piecesBetween(covered: ConnectionCoverage['functions'][number]['covered']): Piece[] {
  const read = covered
    .map(({ start, end }) => ({ kind: 'covered' as const, start: Date.parse(start), end: Date.parse(end) }))
    .sort((a, b) => a.start - b.start);
  const told = read.flatMap((piece, index): Piece[] => {
    const before = read[index - 1];
    if (!before || before.end >= piece.start) return [piece];
    return [{ kind: 'gap', gap: 'hole', start: before.end, end: piece.start }, piece];
  });
  return unsaidBetween(told);
}
