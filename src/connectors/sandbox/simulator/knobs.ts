import { VendorError } from './vendor-error.ts';

/** The kinds of hostile answer, in the order they take turns. */
export const HOSTILE_KINDS = [
  'deep_json',
  'huge_body',
  'wrong_type',
  'invalid_utf8',
  'gzip_bomb',
  'redirect',
] as const;
export type HostileKind = (typeof HOSTILE_KINDS)[number];

/** What can be turned at one account to make the vendor behave like the worse ones; see the connector's README. */
export interface Knobs {
  latency_ms: number;
  latency_jitter_ms: number;
  tie_seconds: number;
  late_commit_seconds: number;
  extra_orders_per_minute: number;
  resort_while_paging: boolean;
  edit_in_run: boolean;
  duplicate_over_pages: boolean;
  empty_page_with_next: boolean;
  wrong_totals: boolean;
  /** 0: none. */
  result_cap: number;
  cursor_ttl_seconds: number;
  /** true: yesterday; or a day such as `2026-01-31`. Each time it is set, that day is cut anew. */
  reissue_day: boolean | string;
  rate_limit_next: number;
  retry_after_s: number;
  fail_next: number;
  fail_status: number;
  hang_next: number;
  truncate_next: number;
  malformed_next: number;
  hostile_next: number;
  /** Empty: the kinds take turns. */
  hostile_kind: HostileKind | '';
  unauthorized: boolean;
  forbidden: string[];
  /** 0: none. */
  poison_every: number;
  source_clock_offset_ms: number;
  quota_burst: number;
  quota_per_second: number;
}

/** How the vendor behaves when nobody has turned anything. */
export const CALM: Readonly<Knobs> = {
  latency_ms: 0,
  latency_jitter_ms: 0,
  tie_seconds: 1,
  late_commit_seconds: 0,
  extra_orders_per_minute: 0,
  resort_while_paging: false,
  edit_in_run: false,
  duplicate_over_pages: false,
  empty_page_with_next: false,
  wrong_totals: false,
  result_cap: 0,
  cursor_ttl_seconds: 3600,
  reissue_day: false,
  rate_limit_next: 0,
  retry_after_s: 1,
  fail_next: 0,
  fail_status: 503,
  hang_next: 0,
  truncate_next: 0,
  malformed_next: 0,
  hostile_next: 0,
  hostile_kind: '',
  unauthorized: false,
  forbidden: [],
  poison_every: 0,
  source_clock_offset_ms: 0,
  // The documented quota is 100 a second with bursts of 100; the rest is leeway for what a network bunches up.
  quota_burst: 120,
  quota_per_second: 100,
};

/** Checks a partial change of the knobs. @throws VendorError naming the first knob that is wrong */
export function checkKnobs(change: unknown): Partial<Knobs> {
  if (typeof change !== 'object' || change === null || Array.isArray(change))
    throw new VendorError(400, 'bad_knob', 'Knobs are a JSON object.');
  for (const [name, value] of Object.entries(change)) {
    if (!Object.hasOwn(CALM, name)) throw new VendorError(400, 'bad_knob', `There is no knob ${name}.`);
    if (!fits(name as keyof Knobs, value))
      throw new VendorError(400, 'bad_knob', `The knob ${name} cannot be ${JSON.stringify(value)}.`);
  }
  return change;
}

function fits(name: keyof Knobs, value: unknown): boolean {
  switch (name) {
    case 'reissue_day':
      return typeof value === 'boolean' || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
    case 'hostile_kind':
      return value === '' || HOSTILE_KINDS.includes(value as HostileKind);
    case 'forbidden':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    case 'tie_seconds':
    case 'quota_per_second':
      return Number.isFinite(value) && (value as number) >= 1;
    case 'source_clock_offset_ms':
      return Number.isFinite(value);
    default:
      return typeof CALM[name] === 'number'
        ? Number.isFinite(value) && (value as number) >= 0
        : typeof value === typeof CALM[name];
  }
}
