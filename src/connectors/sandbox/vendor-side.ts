/** What no real vendor offers: playing the people there, and saying how it behaves towards one account. */
import { parseBounded } from '../kit/bounded-json.ts';
import { Retryable, Terminal } from '../kit/errors.ts';
import { refuse, SOURCE_LIMITS, type SourceHttp } from '../kit/http.ts';

/** One account at one vendor. */
export interface VendorAccount {
  http: SourceHttp;
  baseUrl: string;
  apiKey: string;
  now: () => Date;
}

/** How the vendor behaves towards an account. */
export interface Behaviour {
  /** Each answer waits so long, in milliseconds. */
  slow_ms: number;
  /** A third of all changes is recorded up to so much later, in seconds. */
  late_seconds: number;
  /** So many of the next requests are refused as too many, with `retry_after_seconds`. */
  rate_limited: number;
  retry_after_seconds: number;
  /** So many of the next requests fail, with `failing_status`. */
  failing: number;
  failing_status: number;
  /** The key is refused. */
  unauthorized: boolean;
}

/** How it behaves while nobody has said otherwise. */
export const CALM_BEHAVIOUR: Behaviour = {
  slow_ms: 0,
  late_seconds: 0,
  rate_limited: 0,
  retry_after_seconds: 1,
  failing: 0,
  failing_status: 503,
  unauthorized: false,
};

/** What the vendor calls each of them. */
const KNOBS: Readonly<Record<keyof Behaviour, string>> = {
  slow_ms: 'latency_ms',
  late_seconds: 'late_commit_seconds',
  rate_limited: 'rate_limit_next',
  retry_after_seconds: 'retry_after_s',
  failing: 'fail_next',
  failing_status: 'fail_status',
  unauthorized: 'unauthorized',
};

/** What can be done at the vendor, by its address there. */
export const ACTS = {
  fulfill: (ref: string) => `_orders/${encodeURIComponent(ref)}/ship`,
  receive: (ref: string) => `_returns/${encodeURIComponent(ref)}/receive`,
  sell: () => '_cart/orders',
  add: () => '_cart/products',
} as const;

/**
 * Does something at the vendor.
 *
 * @param path one of {@link ACTS}
 * @returns the vendor's row as it now stands; null where there is no such thing
 * @throws Terminal with the vendor's sentence where it refuses; Retryable where it cannot be asked
 */
export async function act(
  account: VendorAccount,
  path: string,
  json: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown> | null> {
  return await ask(account, path, json);
}

/** How the vendor behaves. @throws as {@link act} does */
export async function readBehaviour(account: VendorAccount): Promise<Behaviour> {
  return behaviourIn(await ask(account, '_knobs'));
}

/** Changes how the vendor behaves, and leaves the rest. @throws as {@link act} does */
export async function changeBehaviour(
  account: VendorAccount,
  change: Partial<Behaviour>,
): Promise<Behaviour> {
  const knobs = Object.entries(change).map(([name, value]) => [KNOBS[name as keyof Behaviour], value]);
  return behaviourIn(await ask(account, '_knobs', Object.fromEntries(knobs)));
}

function behaviourIn(knobs: Record<string, unknown> | null): Behaviour {
  const told = Object.entries(KNOBS).map(([name, knob]) => [name, knobs?.[knob]]);
  return Object.fromEntries(told) as unknown as Behaviour;
}

/** @param json sent by POST; left out, it is a GET */
async function ask(
  { http, baseUrl, apiKey, now }: VendorAccount,
  path: string,
  json?: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown> | null> {
  const url = `${baseUrl}/v1/${path}`;
  const headers = { authorization: `Bearer ${apiKey}` };
  const answer = await http.send({ url, headers, ...(json && { method: 'POST', json }) });
  if (answer.status === 404) return null;
  const body = parseBounded(answer.text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
  const { error } = (body ?? {}) as { error?: { message?: unknown } };
  if (answer.status === 400 || answer.status === 409)
    throw new Terminal(String(error?.message ?? 'The sandbox refused.'), answer.status);
  refuse(answer, new URL(url).host, now());
  if (typeof body !== 'object' || body === null) throw new Retryable('An answer of the sandbox had no row.');
  return body as Record<string, unknown>;
}
