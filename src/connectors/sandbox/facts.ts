/** What holds for every list of the vendor; see README.md. */
import type { Basis, SourceFunction } from '../kit/manifest.ts';
import { listPages, PAGE_SIZE, type WindowName } from './client.ts';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;

interface Parts<Raw> {
  name: SourceFunction['name'];
  /** Path below `/v1/`. */
  path: string;
  /** Field that holds the vendor's reference. */
  reference: keyof Raw & string;
  map: (raw: Raw) => Record<string, unknown> & { id: string };
}

interface WindowedParts<Raw> extends Parts<Raw> {
  basis: Basis;
  window: WindowName;
  basisDate: SourceFunction['basisDate'];
  onDemand: boolean;
  /** `as_of` where rows change without a date that says so. */
  versionedBy?: 'as_of';
  replaces?: 'day';
}

/** A list that is asked for by window. */
export function windowed<Raw>(parts: WindowedParts<Raw>): SourceFunction<Raw> {
  return {
    ...common(parts, parts.window),
    basis: parts.basis,
    edges: { from: 'exclusive', to: 'inclusive' },
    lagMs: 120 * SECOND,
    widestWindowMs: 14 * DAY,
    concurrency: 4,
    keepsHistoryMs: 3 * 365 * DAY,
    cursorMaxAgeMs: 3600 * SECOND,
    versionedBy: parts.versionedBy ?? 'updated_date',
    ...(parts.replaces && { replaces: parts.replaces }),
    onDemand: parts.onDemand,
    basisDate: parts.basisDate,
  };
}

/** A list that always has everything, and only as it is now. */
export function snapshot<Raw>(parts: Parts<Raw>): SourceFunction<Raw> {
  return {
    ...common(parts, null),
    basis: 'none',
    edges: { from: 'inclusive', to: 'exclusive' },
    lagMs: 0,
    cursorMaxAgeMs: 3600 * SECOND,
    versionedBy: 'updated_date',
    onDemand: false,
    basisDate: () => null,
  };
}

function common<Raw>(parts: Parts<Raw>, window: WindowName | null) {
  return {
    name: parts.name,
    evidence: 'own' as const,
    mapperVersion: 1,
    pageSize: PAGE_SIZE,
    grainMs: SECOND,
    // Rows stand sorted by a date and a reference, and a cursor names the last row given.
    order: 'immutable' as const,
    volatile: [],
    page: listPages<Raw>(parts.path, window),
    idOf: (raw: Raw) => idOf(raw, parts.reference),
    map: parts.map,
  };
}

function idOf(raw: unknown, reference: string): string | null {
  const id = (raw as Record<string, unknown> | null | undefined)?.[reference];
  return typeof id === 'string' && id !== '' ? id : null;
}

/** The basis of lists that are asked for by last change. */
export const byUpdated = {
  basis: 'updated',
  window: 'updated',
  basisDate: (record: Record<string, unknown>) => textOrNull(record.updated_date),
} as const;

/** The basis of lists that are asked for by creation, under whichever name. */
export const byCreated = (window: WindowName) =>
  ({
    basis: 'created',
    window,
    basisDate: (record: Record<string, unknown>) => textOrNull(record.created_date),
  }) as const;

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
