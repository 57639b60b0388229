import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Whose } from '../connections/whose.tsx';
import { Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Instant } from '../time/instant.tsx';
import { functionLabel } from '../words/functions.ts';
import { counted } from '../words/numbers.ts';
import { HistoryStrip } from './history-strip.tsx';
import { CONNECTIONS_SHOWN, type History, useHistory } from './queries.ts';

const SHOWN = 6;

/** Which stretches of history are held, those with gaps first: from here a gap is a few clicks from being filled. */
export function HistoryPanel() {
  return (
    <Panel
      title="History held"
      aside={
        <Anchor component={Link} to="/coverage" size="sm">
          All coverage
        </Anchor>
      }
    >
      <Answered query={useHistory()}>
        {({ history, others }) => {
          const lines = linesOf(history);
          if (lines.length === 0)
            return (
              <Text size="sm" c="dimmed" p="md">
                Nothing was read yet. What is read is drawn here, stretch by stretch.
              </Text>
            );
          return (
            <>
              <ul className="lines">
                {lines.slice(0, SHOWN).map((line) => (
                  <HistoryLine
                    key={`${line.connection_id} ${line.function_name} ${line.basis}`}
                    line={line}
                  />
                ))}
              </ul>
              {others && (
                <Text size="xs" c="dimmed" px="md" py="sm" className="topped">
                  Of the {CONNECTIONS_SHOWN} connections that were made first; the others stand in{' '}
                  <Anchor component={Link} to="/coverage" inherit underline="always">
                    all coverage
                  </Anchor>
                  .
                </Text>
              )}
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}

type Line = Omit<History[number], 'functions'> & History[number]['functions'][number];

function HistoryLine({ line }: { line: Line }) {
  const label = functionLabel(line.function_name);
  return (
    <li className="line history-line">
      <div>
        <Text size="sm" lh={1.3} truncate>
          {label}
        </Text>
        <Text size="xs" truncate>
          <Whose of={line} />
        </Text>
      </div>
      <div>
        <HistoryStrip line={line} label={label} />
        <Text size="xs" c="dimmed" component="div" className="history-ends">
          <Instant at={line.oldest} dateOnly />
          <Instant at={line.newest} dateOnly />
        </Text>
      </div>
      <Anchor
        component={Link}
        to={`/connections/${line.connection_id}/coverage?function=${line.function_name}`}
        size="sm"
        ta="right"
        {...(line.gaps ? { className: 'gap-text' } : {})}
      >
        {line.gaps === null ? 'details' : line.gaps === 0 ? 'no gaps' : counted(line.gaps, 'gap')}
      </Anchor>
    </li>
  );
}

/** What has ranges of dates, the most gaps first; a snapshot is read whole and has none. */
function linesOf(history: History): Line[] {
  return history
    .flatMap(({ functions, ...connection }) => functions.map((one) => ({ ...connection, ...one })))
    .filter(({ covered }) => covered.length > 0)
    .sort((a, b) => (b.gaps ?? 0) - (a.gaps ?? 0));
}
