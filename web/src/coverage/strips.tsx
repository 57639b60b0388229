import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { functionLabel } from '../words/functions.ts';
import { counted } from '../words/numbers.ts';
import type { ConnectionCoverage } from './queries.ts';
import type { Lane } from './timeline/lane.tsx';
import { type Piece, unsaidBetween } from './timeline/pieces.ts';
import { basisWords } from './words.ts';

const SEPARATOR = '/';

type FunctionSummary = ConnectionCoverage['functions'][number];

/** A strip for each function with ranges. What is told of all connections says what was read; what lies between is a gap. */
export function stripsOf(connection: ConnectionCoverage): (Lane & { name: ReactNode })[] {
  return connection.functions
    .filter(({ basis }) => basis !== 'none')
    .map((one) => {
      const { function_name: name, basis, gaps } = one;
      const words = gaps ? counted(gaps, 'gap') : 'no gaps';
      return {
        id: `${connection.connection_id}${SEPARATOR}${name}.${basis}`,
        label: `${functionLabel(name)}, ${basisWords(basis)}: ${words}`,
        pieces: piecesBetween(one),
        name: <StripName summary={one} words={words} />,
      };
    });
}

/** The number of gaps stands beside the strip, since it draws no more than some of them. */
function StripName({
  summary: { function_name: name, gaps, drawn_together },
  words,
}: {
  summary: FunctionSummary;
  words: string;
}) {
  return (
    <div className="strip-name">
      <Text size="xs" truncate>
        {functionLabel(name)}
      </Text>
      {gaps !== null && gaps > 0 && (
        <Text
          size="xs"
          className="gap-words"
          {...(drawn_together ? { title: 'The shortest of them are not drawn here' } : {})}
        >
          {words}
        </Text>
      )}
    </div>
  );
}

/** Which lane of which connection. */
export function laneKey(key: string): { connectionId: string; lane: string } {
  const [connectionId = '', lane = ''] = key.split(SEPARATOR);
  return { connectionId, lane };
}

/** Where nothing between readings can be read any more, it is no gap: the source does not keep it, or nobody reads it. */
function piecesBetween({ covered, gaps }: FunctionSummary): Piece[] {
  const read = covered
    .map(({ start, end }) => ({ kind: 'covered' as const, start: Date.parse(start), end: Date.parse(end) }))
    .sort((a, b) => a.start - b.start);
  const between: Pick<Piece, 'kind' | 'gap'> = gaps
    ? { kind: 'gap', gap: 'hole' }
    : { kind: gaps === 0 ? 'unavailable' : 'unsaid' };
  const told = read.flatMap((piece, index): Piece[] => {
    const before = read[index - 1];
    if (!before || before.end >= piece.start) return [piece];
    return [{ ...between, start: before.end, end: piece.start }, piece];
  });
  return unsaidBetween(told);
}
