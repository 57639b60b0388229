import { Mark } from '../status/badges.tsx';
import type { IntegrationFunction } from './queries.ts';

type Evidence = NonNullable<IntegrationFunction['evidence']>;

/** How it was checked that a source works as it is read, best first. */
export const EVIDENCE: Record<Evidence, { color: string; word: string; means: string }> = {
  'vendor-spec': {
    color: 'teal',
    word: 'vendor’s specification',
    means:
      'Every question and answer was checked against a machine-readable specification made by the vendor',
  },
  'vendor-docs': {
    color: 'blue',
    word: 'vendor’s documents',
    means: 'Written from the vendor’s documentation for people',
  },
  'third-party': {
    color: 'orange',
    word: 'third party',
    means: 'Written from programs of others that read this source',
  },
  assumed: { color: 'red', word: 'assumed', means: 'Nothing but a guess' },
  own: { color: 'gray', word: 'our own', means: 'A source that we wrote ourselves, for trying things out' },
};

/** How well a function was checked. */
export function EvidenceMark({ evidence }: { evidence: IntegrationFunction['evidence'] }) {
  if (evidence === null)
    return <Mark color="gray" word="not checked" hint="Nothing is decided or checked yet" />;
  const { color, word, means } = EVIDENCE[evidence];
  return <Mark color={color} word={word} hint={means} />;
}

/** What a window of time is compared with at a source. */
export const BASIS: Record<NonNullable<IntegrationFunction['basis']>, string> = {
  updated: 'when it changed',
  created: 'when it was created',
  shipped: 'when it was shipped',
  invoice: 'the date of its invoice',
  file: 'the date of its file',
  none: 'nothing: everything is read each time',
};
