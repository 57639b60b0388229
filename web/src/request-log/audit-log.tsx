import { Text } from '@mantine/core';
import { summariesOf } from '../data/document.ts';
import { useDocument } from '../data/queries.ts';
import { Page } from '../shell/page.tsx';
import { Mark } from '../status/badges.tsx';
import { Address, WHEN, WHO } from './cells.tsx';
import type { Column } from './column.ts';
import { RequestList } from './request-list.tsx';
import { addressOf, documentedAs, type Entry, outcomeOf } from './words.ts';

const COLUMNS: readonly Column[] = [
  WHEN,
  WHO,
  { title: 'What', cell: (entry) => <What entry={entry} /> },
  { title: 'Outcome', cell: (entry) => <Mark {...outcomeOf(entry)} /> },
  { title: 'From', cell: ({ remote_address: from }) => from ?? '–' },
];

/** Who changed what. */
export function AuditLog() {
  return (
    <Page
      title="Audit log"
      about="Who changed something, what, when and from where; what was refused too. It is kept for 400 days, and nobody can alter it here."
    >
      <RequestList
        log="/audit-log"
        columns={COLUMNS}
        nothing={{ title: 'Nothing was changed yet', why: 'Every change stands here before it is answered.' }}
      />
    </Page>
  );
}

/** What the API's document says of it, in a few words; the address alone until that is there, and for what is not in it. */
function What({ entry }: { entry: Entry }) {
  const does = useDocument(summariesOf).data?.get(documentedAs(entry));
  if (entry.status === 0) return <Address>{`${entry.route} ${entry.path}`}</Address>;
  return (
    <>
      {does && <Text size="sm">{does}</Text>}
      <Address dimmed={does !== undefined}>{`${entry.method} ${addressOf(entry)}`}</Address>
    </>
  );
}
