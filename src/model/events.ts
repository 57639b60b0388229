import { resources } from './resources.ts';

/** Events about a connection itself; `webhooks_disabled` does not hold them back. */
const CONNECTION_EVENTS = [
  'connection.created',
  'connection.deleted',
  'connection.historical-sync-completed',
  'connection.force-sync-completed',
  'connection.sync-job-completed',
  'connection.sync-job-stuck',
  'connection.schedule-stuck',
  'connection-error.created',
  'connection-error.updated',
  'connection-error.deleted',
] as const;

/** A carrier's file came in. It is no record, but like one it is held back by `webhooks_disabled`. */
export const FILE_EVENT = 'carrier-file.created';

/** All event types that are ever sent: of every resource with documented events, of files, of connections. */
export const EVENT_TYPES: readonly string[] = [
  ...resources.flatMap(({ events }) =>
    events ? [events.created, events.updated, ...events.also.map(({ type }) => type)] : [],
  ),
  FILE_EVENT,
  ...CONNECTION_EVENTS,
];

export type ConnectionEvent = (typeof CONNECTION_EVENTS)[number];
