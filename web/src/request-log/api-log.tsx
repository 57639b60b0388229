import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../shell/page.tsx';
import { Mark } from '../status/badges.tsx';
import { whole } from '../words/numbers.ts';
import { Address, WHEN, WHO } from './cells.tsx';
import type { Column } from './column.ts';
import { RequestList } from './request-list.tsx';
import { addressOf, outcomeOf } from './words.ts';

const COLUMNS: readonly Column[] = [
  WHEN,
  WHO,
  {
    title: 'Request',
    cell: (entry) =>
      entry.status === 0 ? (
        <Address>{`${entry.route} ${entry.path}`}</Address>
      ) : (
        <Address>{`${entry.method} ${addressOf(entry)}`}</Address>
      ),
  },
  {
    title: 'Status',
    cell: (entry) => {
      const { color, word, hint } = outcomeOf(entry);
      return <Mark color={color} word={entry.status === 0 ? word : String(entry.status)} hint={hint} />;
    },
  },
  {
    title: 'Took',
    cell: ({ status, duration_ms: took }) => (status === 0 ? '–' : `${whole(took)} ms`),
    right: true,
  },
];

/** What the API was asked. */
export function ApiLog() {
  return (
    <Page
      title="API log"
      about={
        <>
          What programs asked of the API, kept for 30 days, and every change, which the{' '}
          <Anchor component={Link} to="/audit-log" inherit underline="always">
            audit log
          </Anchor>{' '}
          has by itself. What people look at here is not written down.
        </>
      }
    >
      <RequestList
        log="/api-logs"
        columns={COLUMNS}
        nothing={{
          title: 'Nothing was asked yet',
          why: 'What a program asks under an API key stands here a second later: the address, the answer’s status, how long it took. Never bodies or secrets.',
        }}
      />
    </Page>
  );
}
