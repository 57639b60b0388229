import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Ago, inUtc } from '../time/instant.tsx';
import { instantWords } from './instants.ts';
import type { FunctionCoverage } from './queries.ts';
import type { Piece } from './timeline/pieces.ts';
import { BY, long } from './words.ts';

/** What is known of one stretch, to the second, in the viewer's zone and in UTC. */
export function Facts({
  piece,
  connectionId,
  coverage,
}: {
  piece: Piece;
  connectionId: string;
  coverage: FunctionCoverage;
}) {
  const { start, end, reading, kind, gap } = piece;
  return (
    <dl className="stretch-facts">
      {coverage.basis !== 'none' && (
        <>
          <Fact name="From">{Number.isFinite(start) ? <Exact at={start} /> : 'the beginning of time'}</Fact>
          <Fact name="To, not included">
            <Exact at={end} />
          </Fact>
          {Number.isFinite(start) && <Fact name="Length">{long(end - start)}</Fact>}
        </>
      )}
      {reading && (
        <>
          <Fact name="As the source stood">
            <Exact at={Date.parse(reading.as_of)} />
            {reading.last_as_of !== reading.as_of && (
              <>
                <span>to</span>
                <Exact at={Date.parse(reading.last_as_of)} />
              </>
            )}
            <Text span size="xs" c="dimmed">
              <Ago at={reading.as_of} />
            </Text>
          </Fact>
          <Fact name="Read by">
            <Anchor component={Link} size="sm" to={runAddress(connectionId, piece)}>
              {BY[reading.kind]}
            </Anchor>
            <Text span size="xs" c="dimmed" className="run-id">
              {reading.run_id}
            </Text>
          </Fact>
          <Fact name="Mapper">
            version {reading.mapper_version}
            {reading.older_mapper && (
              <Text span size="xs" c="dimmed">
                today’s is {coverage.mapper_version}: reading it again may give more
              </Text>
            )}
          </Fact>
        </>
      )}
      {kind === 'unavailable' && (
        <Fact name="Why">
          It was not read, and it is no longer kept: by the source, or here, as your settings say.
        </Fact>
      )}
      {gap === 'earlier' && <Fact name="Why">Nothing of this function was asked for so far back.</Fact>}
      {gap === 'next' && <Fact name="Why">It is new; the schedule reads it next.</Fact>}
    </dl>
  );
}

/** A job has a page; runs of other kinds stand in the logs. */
export function runAddress(connectionId: string, { reading }: Piece): string {
  if (reading?.kind === 'on_demand') return `/connections/${connectionId}/jobs/${reading.run_id}`;
  return `/connections/${connectionId}/logs?run_id=${reading?.run_id}`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Exact({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} className="exact">
      <span>{instantWords(at)}</span>
      <Text span size="xs" c="dimmed">
        {inUtc(new Date(at).toISOString())}
      </Text>
    </time>
  );
}
