import { Badge, Button, CloseButton, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { Connection } from '../connections/queries.ts';
import { functionLabel } from '../words/functions.ts';
import { Facts } from './facts.tsx';
import { FillOne } from './fill-one.tsx';
import { instantWords, startWords } from './instants.ts';
import type { FunctionLane } from './lanes.ts';
import { type Piece, sumOf } from './timeline/pieces.ts';
import type { Window } from './timeline/scale.ts';
import { basisWords, gapsWords, long, pieceTitle } from './words.ts';

interface OpenJob {
  id: string;
  function_name: string;
  requested_start_time: string | null;
  requested_end_time: string | null;
}

/** Pieces of one mark that are listed; there are more only where one looks from far away. */
const MOST_LISTED = 12;

/** Everything there is to know of the stretch that is chosen, and what can be done with it. */
export function Details(props: {
  connection: Connection;
  lane: FunctionLane | null;
  pieces: readonly Piece[];
  window: Window;
  open: readonly OpenJob[];
  canFill: boolean;
  onZoom: (stretch: { start: number; end: number }) => void;
  onClose: () => void;
}) {
  const { lane, pieces, onZoom, onClose } = props;
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!lane || !first || !last)
    return (
      <Text size="sm" c="dimmed" className="details" component="div">
        Choose a stretch to see when and by which run it was read; a gap is filled from there. Scroll or pinch
        to zoom and drag to move; with the keyboard, arrows go from stretch to stretch, G to the next gap, +
        and − zoom, 0 shows all.
      </Text>
    );
  const { function_name: name, basis } = lane.coverage;
  return (
    <section className="details chosen-details" aria-label="The chosen stretch">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="xs">
          <Title order={2} size="h5">
            {functionLabel(name)}: {pieces.length === 1 ? pieceTitle(first).toLowerCase() : summary(pieces)}
          </Title>
          <Badge variant="default">{basisWords(basis)}</Badge>
        </Group>
        <Group gap={4} wrap="nowrap">
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onZoom({ start: first.start, end: last.end })}
          >
            Zoom to it
          </Button>
          <CloseButton size="sm" aria-label="Close the details" onClick={onClose} />
        </Group>
      </Group>
      <Stack gap="sm" mt="xs">
        {pieces.length === 1 ? (
          <Facts piece={first} connectionId={props.connection.connection_id} coverage={lane.coverage} />
        ) : (
          <Several pieces={pieces} />
        )}
        <Fill {...props} lane={lane} />
      </Stack>
    </section>
  );
}

function Fill({
  connection,
  lane,
  pieces,
  window,
  open,
  canFill,
}: Parameters<typeof Details>[0] & { lane: FunctionLane }) {
  const gaps = pieces.filter(({ kind }) => kind === 'gap');
  const [first, last] = [gaps[0], gaps.at(-1)];
  if (!first || !last) return null;
  const { function_name: functionName } = lane.coverage;
  const open_ = first.gap === 'earlier';
  const start = open_ ? Math.min(Math.max(first.start, window.from), first.end - 1000) : first.start;
  const ask = { functionName, start, end: last.end };
  const job = open.find(
    (one) =>
      one.function_name === functionName &&
      Date.parse(one.requested_start_time ?? '') <= start &&
      Date.parse(one.requested_end_time ?? '') >= last.end,
  );
  const label = open_
    ? `Read it from ${instantWords(start)} on`
    : gaps.length === 1
      ? 'Fill this gap'
      : `Fill these ${gaps.length} gaps`;
  return (
    <FillOne
      // Another gap is another question.
      key={`${lane.id} ${first.start} ${last.end}`}
      connectionId={connection.connection_id}
      ask={ask}
      canFill={canFill}
      job={job ?? null}
      label={label}
    />
  );
}

function summary(pieces: readonly Piece[]): string {
  const gaps = sumOf(pieces, ({ kind }) => kind === 'gap');
  const read = pieces.filter(({ kind }) => kind === 'covered').length;
  if (gaps.count === 0) return `${pieces.length} stretches`;
  return read === 0 ? gapsWords(gaps) : `${gapsWords(gaps)}, and what was read between`;
}

function Several({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <div className="scrolls">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            <Table.Th>From</Table.Th>
            <Table.Th>To</Table.Th>
            <Table.Th ta="right">Length</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pieces.slice(0, MOST_LISTED).map((piece) => (
            <Table.Tr key={piece.start}>
              <Table.Td>{pieceTitle(piece)}</Table.Td>
              <Table.Td>{startWords(piece.start)}</Table.Td>
              <Table.Td>{instantWords(piece.end)}</Table.Td>
              <Table.Td ta="right">{long(piece.end - piece.start)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {pieces.length > MOST_LISTED && (
        <Text size="xs" c="dimmed">
          and {pieces.length - MOST_LISTED} more: zoom to them
        </Text>
      )}
    </div>
  );
}
