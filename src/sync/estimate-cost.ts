import type { Quota } from '../connectors/kit/manifest.ts';
import type { PastRun } from '../store/queries/run-history.ts';

/** From at least to at most; `high` is null where nothing is known that could bound it. */
export interface Span {
  low: number;
  high: number | null;
}

/** What reading something is going to take. */
export interface Cost {
  slices: number;
  requests: Span;
  /** Records the source will show. */
  records: Span;
  /** Of what the account may ask in a day. */
  share_of_daily_quota: Span;
  /** Once it has its turn, with the account's quota to itself. */
  duration_seconds: Span;
}

/** What the estimate is made from. */
export interface Known {
  /** none: nothing was read yet; low: little was; good: what was read is a tenth of this at least. */
  confidence: 'none' | 'low' | 'good';
  runs: number;
  records_per_day: Span | null;
  records_per_page: Span | null;
  seconds_per_request: number | null;
  requests_per_page: number;
}

/** How far what comes may differ from what was: both ends are moved by this factor. */
const MARGIN = 1.5;
const DAY_SECONDS = 86_400;
/** Records come unevenly over hours: shorter runs are looked at only where there are no longer ones. */
const LONG_DAYS = 1;
const ENOUGH = 0.1;

/**
 * What is known from runs of the same function and connection.
 *
 * @param days how much is to be read
 */
export function learn(past: readonly PastRun[], days: number): Known {
  const long = past.filter((run) => run.days >= LONG_DAYS);
  const runs = long.length > 0 ? long : past;
  if (runs.length === 0) {
    return {
      confidence: 'none',
      runs: 0,
      records_per_day: null,
      records_per_page: null,
      seconds_per_request: null,
      requests_per_page: 1,
    };
  }
  const daily = runs.map((run) => run.records / run.days);
  const enough = long.reduce((sum, run) => sum + run.days, 0) >= days * ENOUGH;
  return {
    confidence: enough ? 'good' : 'low',
    runs: runs.length,
    records_per_day: { low: Math.min(...daily) / MARGIN, high: Math.max(...daily) * MARGIN },
    records_per_page: pageSize(past),
    seconds_per_request: median(runs.map((run) => run.seconds / run.requests)),
    requests_per_page: Math.max(1, sum(runs, 'requests') / sum(runs, 'pages')),
  };
}

/** What a number of slices over a number of days is going to take. */
export function costOf(
  plan: { slices: number; days: number },
  known: Known,
  { quota, costPerRequest }: { quota: Quota; costPerRequest: number },
): Cost {
  const records = recordsOf(plan.days, known);
  const requests = requestsOf(plan.slices, records, known);
  const spent = (count: number) => count * costPerRequest;
  const seconds = (count: number, slowness: number) => {
    const byQuota = Math.max(spent(count) - quota.burst, 0) / quota.perSecond;
    return Math.max(byQuota, count * (known.seconds_per_request ?? 0) * slowness);
  };
  const { high } = requests;
  return {
    slices: plan.slices,
    requests,
    records,
    share_of_daily_quota: {
      low: rounded(spent(requests.low) / (quota.perSecond * DAY_SECONDS)),
      high: high === null ? null : rounded(spent(high) / (quota.perSecond * DAY_SECONDS)),
    },
    duration_seconds: {
      low: rounded(seconds(requests.low, 1 / MARGIN)),
      high: high === null || known.seconds_per_request === null ? null : rounded(seconds(high, MARGIN)),
    },
  };
}

function recordsOf(days: number, { records_per_day: daily }: Known): Span {
  if (!daily) return { low: 0, high: days === 0 ? 0 : null };
  return { low: Math.floor(days * daily.low), high: Math.ceil(days * daily.high!) };
}

/**
 * How many records a page holds. At least as many as the fullest run had a page. And no more than a run had a page less
 * one for each slice, since only the last page of a slice need not be full; runs of one page a slice do not say.
 */
function pageSize(past: readonly PastRun[]): Span {
  const full = past.filter((run) => run.pages > run.slices);
  const most = Math.min(...full.map((run) => run.records / (run.pages - run.slices)));
  return {
    low: Math.max(...past.map((run) => run.records / run.pages)),
    high: full.length > 0 && most > 0 ? most : null,
  };
}

/** A slice of n records takes a request, and no more than one and as many as hold n. */
function requestsOf(slices: number, records: Span, known: Known): Span {
  if (slices === 0) return { low: 0, high: 0 };
  const { records_per_page: page } = known;
  if (page === null || records.high === null) return { low: slices, high: null };
  const pages = page.low === 0 ? slices : slices + records.high / page.low;
  return {
    low: page.high === null ? slices : Math.max(slices, Math.floor(records.low / page.high)),
    high: Math.ceil(pages * known.requests_per_page),
  };
}

function sum(runs: readonly PastRun[], field: 'requests' | 'pages'): number {
  return runs.reduce((total, run) => total + run[field], 0);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

function rounded(number: number): number {
  return Number(number.toPrecision(3));
}
