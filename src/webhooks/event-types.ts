import { type ConnectionEvent, EVENT_TYPES, FILE_EVENT, resources } from '../model/index.ts';

/** What is sent about connections, in a sentence each. */
const CONNECTION_SENTENCES: Record<ConnectionEvent, string> = {
  'connection.created': 'An account was connected; `data` has its access token.',
  'connection.deleted': 'A connection was deleted, and its data with it.',
  'connection.historical-sync-completed': 'The first sync of one kind of data is done.',
  'connection.force-sync-completed': 'A sync that somebody asked for at once is done, for one kind of data.',
  'connection.sync-job-completed': 'An on-demand sync has read all of its window; `data` is the sync job.',
  'connection.sync-job-stuck':
    'An on-demand sync cannot go on by itself; `data` is the sync job and says why.',
  'connection.schedule-stuck': 'A schedule has made no progress for hours.',
  'connection-error.created': 'Something keeps a connection from syncing.',
  'connection-error.updated': 'What keeps a connection from syncing has changed.',
  'connection-error.deleted': 'What kept a connection from syncing is gone.',
};

const SENTENCES: ReadonlyMap<string, string> = new Map([
  ...resources.flatMap(({ name, events }): [string, string][] => {
    if (!events) return [];
    const word = words(name);
    return [
      [events.created, `A record was stored for the first time: ${word}.`],
      [events.updated, `A record has changed: ${word}; \`previous_attributes\` has what was there before.`],
      ...events.also.map(({ type, list }): [string, string] => [
        type,
        `A record got one more of its \`${list}\`: ${word}; \`previous_attributes\` has the list before.`,
      ]),
    ];
  }),
  [FILE_EVENT, 'A carrier’s file came in; `data` says where its bytes are.'],
  ...(Object.entries(CONNECTION_SENTENCES) as [string, string][]),
]);

/** Every type of event that is ever sent, with a sentence for people. */
export function describeEventTypes(): { event_type: string; description: string }[] {
  return EVENT_TYPES.map((type) => ({ event_type: type, description: SENTENCES.get(type) ?? type }));
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}
