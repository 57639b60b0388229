import { VendorError } from './vendor-error.ts';

/** A list as it was asked for. */
export interface Question {
  page: number;
  limit: number;
  /** In milliseconds since 1970; null for lists without a window. */
  window: { from: number; to: number } | null;
  merchantIds: ReadonlySet<number> | null;
  warehouseIds: ReadonlySet<number> | null;
  hydrate: ReadonlySet<string>;
}

const HYDRATIONS = ['integrator', 'lineItems', 'trackingNumbers.carrier'];
const ISO_8601 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** Reads the parameters of a list. @throws VendorError when one is missing or wrong */
export function readQuestion(query: URLSearchParams, hasWindow: boolean): Question {
  return {
    page: count(query.get('page') ?? '1', 1, Number.MAX_SAFE_INTEGER),
    limit: count(query.get('limit') ?? '80', 1, 200),
    window: hasWindow ? readWindow(query) : null,
    merchantIds: numbers(query.get('merchantIds')),
    warehouseIds: numbers(query.get('warehouseIds')),
    hydrate: readHydrate(query.get('hydrate')),
  };
}

function readWindow(query: URLSearchParams) {
  const [from, to] = ['fromDate', 'toDate'].map((name) => {
    const text = query.get(name) ?? '';
    const instant = ISO_8601.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(instant)) throw new VendorError(400, `${name} must be an ISO 8601 date-time`);
    return instant;
  }) as [number, number];
  if (from > to) throw new VendorError(400, 'fromDate must be before or at toDate');
  return { from, to };
}

function readHydrate(text: string | null): ReadonlySet<string> {
  const parts = text === null ? [] : text.split(',');
  if (parts.some((part) => !HYDRATIONS.includes(part))) throw new VendorError(400, 'Invalid hydrate');
  return new Set(parts);
}

function numbers(text: string | null): ReadonlySet<number> | null {
  return text === null ? null : new Set(text.split(',').map((part) => count(part, 1, 2 ** 31)));
}

function count(text: string, least: number, most: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new VendorError(400, 'Invalid request parameters');
  return value;
}
