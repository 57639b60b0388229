import type { FunctionName, IntegrationType } from '../../model/index.ts';
import type { SourceHttp } from './http.ts';

/** Which date of a record a window is compared with at the source; `none` is a snapshot without a window. */
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
}

/**
 * What one step at the source gave.
 * - `page`: vendor records and the cursor after them; `next: null` means the source said there is no more.
 * - `cursor_expired`: the source no longer knows the cursor; the engine reads the slice from its start.
 * - `capped`: the source will not list all of this slice; the engine halves it.
 */
export type Page<Raw> =
  | { kind: 'page'; records: Raw[]; next: Cursor | null }
  | { kind: 'cursor_expired' }
  | { kind: 'capped' };

/** What a connector is given for one request. */
export interface Context {
  http: SourceHttp;
  /** The manifest's base URL, without a slash at its end. */
  baseUrl: string;
  credentials: Readonly<Record<string, string>>;
  /** Aborted when the job is cancelled, the worker stops or the time allowed has passed. */
  signal: AbortSignal;
}

/** One data type of a source. The engine does resume, cancel, precedence and retry; this only reads and maps. */
export interface SourceFunction<Raw = unknown> {
  name: FunctionName;
  basis: Basis;
  evidence: Evidence;
  /** Grows whenever `map` gives another result for the same record. */
  mapperVersion: number;
  /** How the source compares: does its filter include the instant it is given? */
  edges: { from: 'inclusive' | 'exclusive'; to: 'inclusive' | 'exclusive' };
  /** Coarseness of the source's clock, in milliseconds; at least 1. */
  grainMs: number;
  /** How late, in milliseconds, the source may still commit a record under an earlier date. */
  lagMs: number;
  /** The widest window the source answers, in milliseconds; slices are never wider. */
  widestWindowMs?: number;
  /** How far back the source keeps data, in milliseconds before now. */
  keepsHistoryMs?: number;
  /** After how many milliseconds a cursor is no longer worth trying. */
  cursorMaxAgeMs?: number;
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
  /** Pure and total over what the source sends; what it throws quarantines this one record. */
  map(raw: Raw): Record<string, unknown> & { id: string };
  /** The date the basis compares, taken from the unified record; null where it has none. */
  basisDate(record: Record<string, unknown>): string | null;
}

/** What a customer must enter to connect. */
export interface CredentialField {
  name: string;
  label: string;
  secret: boolean;
  required: boolean;
}

/** A source's rate limit: a bucket of `burst` requests, refilled at `perSecond`. */
export interface Quota {
  burst: number;
  perSecond: number;
}

/** One integration: everything the engine, the catalogue and the docs know about a source. */
export interface Connector {
  type: IntegrationType;
  name: string;
  displayName: string;
  /** Where the source's interface is, without a slash at its end. */
  baseUrl: string;
  credentials: readonly CredentialField[];
  /** The credential that names the account: connections with the same value share one quota. */
  account: (credentials: Readonly<Record<string, string>>) => string;
  quota: Quota;
  /** Longest time one request may take, in milliseconds. */
  timeoutMs: number;
  // biome-ignore lint/suspicious/noExplicitAny: each function has a raw type of its own that only it knows
  functions: readonly SourceFunction<any>[];
}
