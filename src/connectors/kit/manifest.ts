import type { TSchema } from 'typebox';
import type { FunctionName, IntegrationType } from '../../model/index.ts';
import type { Inbox, SourceFiles } from './files.ts';
import type { SourceHttp } from './http.ts';
import type { Passthrough } from './passthrough.ts';

/**
 * Which date of a record a window is compared with at the source; `none` is a snapshot without a window, which any
 * function may be whose source has no filter by a date.
 */
export type Basis = 'updated' | 'created' | 'shipped' | 'invoice' | 'file' | 'none';

/** How a function's facts were checked. Never claim more than is known. */
export type Evidence = 'vendor-spec' | 'vendor-docs' | 'third-party' | 'assumed' | 'own';

/** Where a slice stands at the source: a small JSON value the connector made and alone understands. */
export type Cursor = string | number | boolean | { [key: string]: Cursor | null } | (Cursor | null)[];

/** The part of a run's window to fetch, already widened to what the source's grain and edges need. */
export interface Ask {
  /** Inclusive or exclusive as the manifest's `edges` say; null for a snapshot. */
  from: Date | null;
  to: Date | null;
  /**
   * The newest slice of its run, to which it falls to look after what has no date to be found by: a sweep of open
   * purchase orders, at a source that cannot be asked for changes.
   */
  newest: boolean;
}

/**
 * What one step at the source gave.
 * - `page`: vendor records and the cursor after them; `next: null` means the source said there is no more. `spent`
 *   is what the request cost of the quota, where the source says so and it may differ from the declared `cost`.
 *   `asOf` is when the records were true, where that is earlier than the request: when a report was made.
 * - `wait`: the source prepares what was asked for, and is to be looked at again from `next`, not before `until`. The
 *   time until then counts against nothing. While it waits for the same thing `next` stays the same; what has not
 *   come after the function's `patienceMs` counts as a passing trouble from then on.
 * - `cursor_expired`: the source no longer knows the cursor; the engine reads the slice from its start.
 * - `capped`: the source will not list all of this slice; the engine halves it.
 */
export type Page<Raw> =
  | { kind: 'page'; records: Raw[]; next: Cursor | null; spent?: number; asOf?: Date }
  | { kind: 'wait'; next: Cursor; until: Date }
  | { kind: 'cursor_expired' }
  | { kind: 'capped' };

/** What a connector is given to sign in with. */
export interface SignInContext {
  http: SourceHttp;
  /** Where the source's interface is, without a slash at its end. */
  baseUrl: string;
  /** The manifest's further addresses, by name. */
  urls: Readonly<Record<string, string>>;
  /** As the customer entered them; fields left empty are absent. */
  credentials: Readonly<Record<string, string>>;
  /** The source clock. */
  now(): Date;
  /** Aborted when the job is cancelled, the worker stops or the time allowed has passed. */
  signal: AbortSignal;
}

/** What a connector is given for one step. */
export interface Context extends SignInContext {
  /** The values of the {@link Session} that `signIn` gave; empty for connectors without one. */
  session: Readonly<Record<string, string>>;
  /**
   * Takes `cost` out of the account's quota, waiting as long as that needs. The engine has taken the function's own
   * `cost` before it calls `page`; this is for further requests of the same step.
   *
   * @param operation one of the manifest's `operations`, whose own bucket is drawn on as well: for what the step's
   *   first request is, `take(0, operation)` before anything else. Where that needs long, nothing of the step is done:
   *   the engine looks again, from the same cursor, when there is enough. `check` waits for it, as long as a person does
   */
  take(cost: number, operation?: string): Promise<void>;
  /** Passes on what the source says of the account's limit; nothing happens where that is no less than declared. */
  told(said: QuotaSaid): void;
  /** The files that have come in; none for connectors without an inbox. */
  files: SourceFiles;
}

/** What requests are signed with for a while, such as an access token. Kept sealed, and given back to `signIn`. */
export interface Session {
  values: Readonly<Record<string, string>>;
  /** When it ends by itself; null where the source does not say. */
  expiresAt: Date | null;
}

/** Who the credentials belong to in the source's own words, shown as the connection's `me`. */
export type Account = Readonly<Record<string, string>>;

/** One data type of a source. The engine does resume, cancel, precedence and retry; this only reads and maps. */
export interface SourceFunction<Raw = unknown> {
  name: FunctionName;
  basis: Basis;
  evidence: Evidence;
  /** Grows whenever `map` gives another result for the same record, or what is stored stays as it is. */
  mapperVersion: number;
  /** What one step costs of the account's quota at most; 1 unless told. */
  cost?: number;
  /** The most records that one page gives, 1 to 5000. Of more than 500 each 500 are written in a transaction of their own. */
  pageSize?: number;
  /** How many slices of one connection may be asked for at a time; 1 unless the source is known to bear more. */
  concurrency?: number;
  /** How the source compares: does its filter include the instant it is given? */
  edges: { from: 'inclusive' | 'exclusive'; to: 'inclusive' | 'exclusive' };
  /** Coarseness of the source's clock, in milliseconds; at least 1. */
  grainMs: number;
  /** The IANA zone that the source means where a date has no offset: `America/Los_Angeles`. Left out, it is UTC. */
  zone?: string;
  /** How late, in milliseconds, the source may still commit a record under an earlier date. */
  lagMs: number;
  /** The widest window the source answers, in milliseconds; slices are never wider. */
  widestWindowMs?: number;
  /** How far back the source keeps data, in milliseconds before now. */
  keepsHistoryMs?: number;
  /** How long the organization keeps what is read, in milliseconds. The engine puts it here, no connector. */
  retainedMs?: number;
  /** After how many milliseconds a cursor is no longer worth trying. */
  cursorMaxAgeMs?: number;
  /** How long a `wait` may last for one and the same thing, in milliseconds; two hours unless told. */
  patienceMs?: number;
  /** `moving`: records change their place while the list is paged; passes repeat until two agree. */
  order: 'immutable' | 'moving';
  /** The source silently lists no more than this many records of one window. */
  resultCap?: number;
  /** `day`: the source re-issues whole days, so what is absent from a day read again has gone. */
  replaces?: 'day';
  /** `as_of` where records carry no date of their own that grows with each change. */
  versionedBy: 'updated_date' | 'as_of';
  /** Dotted paths of the unified record that change without a change, left out of every comparison. */
  volatile: readonly string[];
  /** Whether the pair may be synced on demand unless an operator says otherwise. */
  onDemand: boolean;
  /** One step: what stands at the cursor (null: at the start). Throws only the four kinds of ./errors.ts. */
  page(ctx: Context, ask: Ask, cursor: Cursor | null): Promise<Page<Raw>>;
  /** The record's id as the source knows it, for naming what cannot be mapped; null where it cannot be told. */
  idOf(raw: Raw): string | null;
  /**
   * Pure and total over what the source sends; what it throws quarantines this one record. Not called for a payload
   * that this version has mapped before and that is stored.
   */
  map(raw: Raw): Record<string, unknown> & { id: string };
  /**
   * The date the basis compares, taken from the unified record: from `additional_fields`, where it has no field of its
   * own. Null in a snapshot, and for what has none yet and was found by a sweep (an order that has not been shipped): it
   * is stored like any other, and no window claims it.
   */
  basisDate(record: Record<string, unknown>): string | null;
}

/** What a source is sent with a customer who is to give us access on its own page. */
export interface AskForConsent {
  /** Comes back with the customer. */
  state: string;
  /** Where he is to be sent back to. */
  redirectUri: string;
  /** Of the proof that goes with the code, by S256; null for sources that know no such thing. */
  challenge: string | null;
}

/** What came back with the customer. */
export interface Granted {
  code: string;
  /** As it was in {@link AskForConsent}. */
  redirectUri: string;
  /** Of which the challenge was made. */
  verifier: string | null;
}

/**
 * How a customer gives access at the source itself (OAuth's authorization code), in place of entering a token. The
 * application that asks is the operator's, registered at the source.
 */
export interface Authorize {
  /** The credentials that are the application's id and secret. */
  client: { id: string; secret: string };
  /** The credentials that come of the consent; all others are entered before. */
  gives: readonly string[];
  /** Whether the source takes a proof key (PKCE, S256). */
  pkce: boolean;
  /** The address of the source's page. */
  address(ctx: Pick<SignInContext, 'baseUrl' | 'urls' | 'credentials'>, ask: AskForConsent): string;
  /**
   * Trades the code for the credentials of `gives`.
   *
   * @throws the four kinds of ./errors.ts, with a sentence for the customer
   */
  exchange(ctx: Context, granted: Granted): Promise<Readonly<Record<string, string>>>;
}

/** What a customer must enter to connect. */
export interface CredentialField {
  name: string;
  label: string;
  secret: boolean;
  /** Whether it must be filled in; with `when`, wherever it is asked for. */
  required: boolean;
  /** The values that are accepted, where only some are. */
  oneOf?: readonly string[];
  /** What people call these values, where that is something else. */
  words?: Readonly<Record<string, string>>;
  /** Of these, what a customer may not choose who connects by himself: it leads to what is not his alone. */
  reserved?: readonly string[];
  /** Where somebody finds it, or what else helps whoever has to enter it; a sentence or two. */
  help?: string;
  /** It has several lines, as keys do. */
  multiline?: boolean;
  /** It is asked for only where another field has one of these values. */
  when?: { field: string; is: readonly string[] };
}

/** A source's rate limit: a bucket of `burst` requests (or credits, where functions have a `cost`), refilled at `perSecond`. */
export interface Quota {
  burst: number;
  perSecond: number;
}

/**
 * What a source itself says of an account's limit, in headers or in its answers. It only ever lowers what the manifest
 * declares.
 */
export interface QuotaSaid {
  /** What is left now. */
  remaining?: number;
  /** What the bucket holds at most. */
  burst?: number;
  perSecond?: number;
  /** When there will be some again, where nothing remains. */
  resetAt?: Date;
}

/**
 * For sources whose form is agreed with each customer: how they are to be read is then said of each connection, in a
 * profile that can be changed. Another profile is another version of the mapper.
 */
export interface Profiled {
  /** The form of a profile, for documents. */
  schema: TSchema;
  /** What holds until somebody says otherwise. */
  preset: unknown;
  /** What is wrong with a profile, a sentence by the dotted path of each field; empty for one that can be used. */
  problems(profile: unknown): ReadonlyMap<string, string>;
  /**
   * The connector as a profile has it.
   *
   * @param profile one without problems
   * @param revision how often the connection's profile was changed, which its functions' `mapperVersion` grows with
   */
  apply(profile: unknown, revision: number): Connector;
}

/** One integration: everything the engine, the catalogue and the docs know about a source. */
export interface Connector {
  type: IntegrationType;
  name: string;
  displayName: string;
  /**
   * Where the source's interface is, without a slash at its end. Where each customer has a host of their own, the part
   * that differs is a word in braces (`https://{tenant}.vendor.example`), which the connector replaces in `ctx.baseUrl`.
   */
  baseUrl: string;
  /** Further addresses by names of ours (a sign-in server, a region), without a slash at their end. A simulator has each below `<url>/<name>`. */
  urls?: Readonly<Record<string, string>>;
  credentials: readonly CredentialField[];
  /** The credential that names the account: connections with the same value share one quota. */
  account: (credentials: Readonly<Record<string, string>>) => string;
  quota: Quota;
  /** Limits of single operations beside it, by names of ours; see `Context.take`. */
  operations?: Readonly<Record<string, Quota>>;
  /** Longest time one request may take, in milliseconds. */
  timeoutMs: number;
  /**
   * Trades the credentials for what requests are signed with. Called before the first request, when the session is
   * about to end, and once when a request was refused as unauthorised.
   *
   * @param last the session before, however old; a source may want its refresh token instead of the password
   * @throws the four kinds of ./errors.ts
   */
  signIn?(ctx: SignInContext, last: Session | null): Promise<Session>;
  /** How a customer gives access on the source's own page, where it has one. */
  authorize?: Authorize;
  /**
   * Finds out, as cheaply as the source allows, whether the credentials work. Called when a connection is made.
   *
   * @returns who they belong to; null where the source does not say
   * @throws the four kinds of ./errors.ts, with a sentence for whoever entered the credentials
   */
  check(ctx: Context): Promise<Account | null>;
  /** How requests that a user words are signed; left out where the source has no ordinary HTTP interface. */
  passthrough?: Passthrough;
  /** For sources that send files: how to know them and what they hold. */
  inbox?: Inbox;
  /** For sources that are read by a profile of each connection. The manifest itself is as its preset has it. */
  profile?: Profiled;
  // biome-ignore lint/suspicious/noExplicitAny: each function has a raw type of its own that only it knows
  functions: readonly SourceFunction<any>[];
}
