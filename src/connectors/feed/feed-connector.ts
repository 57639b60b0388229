import { checkFileSource, FILE_SOURCE } from '../kit/file-source.ts';
import type { Inbox } from '../kit/files.ts';
import type { Connector, Evidence, SourceFunction } from '../kit/manifest.ts';
import { dateReader } from './date-format.ts';
import type { FeedFunction } from './fields.ts';
import { fileNames } from './file-names.ts';
import { MOST_PIECES, pageOfFeed } from './page.ts';
import { type Profile, profileProblems, profileSchema } from './profile.ts';
import type { Raw } from './raw.ts';
import { idOfRaw, mapRaw } from './record.ts';
import { pageOfStock } from './stock-page.ts';
import { surveyFeed } from './survey.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;
const DAY_MS = 24 * HOUR_MS;
/** Grows whenever what is mapped from the same file under the same profile is another record. */
const MAPPER_VERSION = 1;
const FUNCTIONS: readonly FeedFunction[] = [
  'get_orders',
  'get_inbound_shipments',
  'get_inventory',
  'get_inventory_ledger',
];

/** A warehouse that sends files. */
export interface Feed {
  name: string;
  displayName: string;
  /** How its files are read until somebody says otherwise. */
  preset: Profile;
  evidence: Evidence;
  /** What may be synced on demand unless an operator says otherwise. */
  onDemand: readonly FeedFunction[];
}

/** A connector of a warehouse that has no interface and sends files, read by a profile. */
export function feedConnector(feed: Feed): Connector {
  return {
    ...connectorWith(feed, feed.preset, 0),
    profile: {
      schema: profileSchema,
      preset: feed.preset,
      problems: profileProblems,
      // What is stored was checked when it was stored.
      apply: (profile, revision) => connectorWith(feed, profile as Profile, revision),
    },
  };
}

function connectorWith(feed: Feed, profile: Profile, revision: number): Connector {
  const { name, displayName } = feed;
  return {
    type: 'wms',
    name,
    displayName,
    baseUrl: '',
    credentials: FILE_SOURCE,
    // No quota of anybody's is used up by reading files, so it matters little who shares one.
    account: ({ folder = '' }) => folder,
    quota: { burst: 1000, perSecond: 1000 },
    timeoutMs: 30_000,
    check: async (ctx) => {
      checkFileSource(ctx.credentials, `${name}/main`);
      return null;
    },
    inbox: inboxOf(profile, revision),
    functions: FUNCTIONS.map((fn) => functionOf(fn, feed, profile, revision)),
  };
}

function inboxOf(profile: Profile, revision: number): Inbox {
  const patterns = profile.documents.flatMap(({ file_name }) => {
    const names = fileNames(file_name);
    // Whether a date is one shows when the name is read.
    return typeof names === 'string' ? [] : [names.expression.source.replaceAll(/\(\?<\w+>/g, '(?:')];
  });
  return {
    fileName: new RegExp(patterns.join('|') || '^$', 'is'),
    fileType: profile.format,
    revision,
    survey: (bytes, name) => surveyFeed(bytes, name, profile),
  };
}

function functionOf(
  fn: FeedFunction,
  { evidence, onDemand }: Feed,
  profile: Profile,
  revision: number,
): SourceFunction<Raw> {
  const common = {
    name: fn,
    evidence,
    // Both only grow, and so does their sum.
    mapperVersion: MAPPER_VERSION + revision,
    pageSize: MOST_PIECES,
    // Our own store of files answers, for the half-open range it is asked for.
    edges: { from: 'inclusive', to: 'exclusive' },
    ...(profile.time_zone !== 'UTC' && { zone: profile.time_zone }),
    // Stored bytes do not change, and a new file goes to the end.
    order: 'immutable',
    // Each reading has all that any file tells, so the later one knows no less; and another profile may date things earlier.
    versionedBy: 'as_of',
    idOf: idOfRaw,
    map: (raw) => mapRaw(raw, fn, profile),
  } as const satisfies Partial<SourceFunction<Raw>>;
  if (fn === 'get_inventory')
    return {
      ...common,
      basis: 'none',
      grainMs: SECOND_MS,
      lagMs: 0,
      // A report that says the same as the one before is no change.
      volatile: ['created_date', 'updated_date'],
      onDemand: false,
      page: (ctx, ask, cursor) => pageOfStock(ctx, ask, cursor, { profile, revision }),
      basisDate: () => null,
    };
  return {
    ...common,
    basis: basisOf(fn, profile),
    grainMs: grainOf(fn, profile),
    // For a file that came just before midnight and was stored just after it; one that is late is found by its coming.
    lagMs: HOUR_MS,
    volatile: [],
    onDemand: onDemand.includes(fn),
    page: (ctx, ask, cursor) => pageOfFeed(ctx, ask, cursor, { fn, profile, revision }),
    basisDate: ({ updated_date: date }) => (typeof date === 'string' ? date : null),
  };
}

function basisOf(fn: FeedFunction, { documents }: Profile): SourceFunction['basis'] {
  return documents.find((document) => document.function === fn)?.window === 'file' ? 'file' : 'updated';
}

/** Files that name only days say nothing of when within them. */
function grainOf(fn: FeedFunction, { format, documents, time_zone: zone }: Profile): number {
  const document = documents.find((one) => one.function === fn);
  if (format !== 'csv' || document?.window === 'file') return SECOND_MS;
  return (dateReader(document?.dates ?? 'YYYY-MM-DD', zone)?.daysOnly ?? true) ? DAY_MS : SECOND_MS;
}
