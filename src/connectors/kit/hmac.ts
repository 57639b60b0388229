import { createHmac } from 'node:crypto';

/** What a request is signed over, before it is put into the form that the source wants. */
export interface Signed {
  /** Below the host, with a slash. */
  path: string;
  query: Readonly<Record<string, string | number | undefined>>;
  /** The body as it is sent; empty where there is none. */
  body?: string;
}

/**
 * Parameters in the order of their names, each as `name` and `value` run together, without those left out: the form in
 * which several marketplaces sign.
 */
export function sortedParameters(
  query: Signed['query'],
  leftOut: readonly string[] = [],
  join = (name: string, value: string) => `${name}${value}`,
): string {
  return Object.entries(query)
    .filter(([name, value]) => value !== undefined && !leftOut.includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => join(name, String(value)))
    .join('');
}

/** HMAC-SHA-256 of a text, as hexadecimal digits or base 64. */
export function hmacSha256(key: string, text: string, as: 'hex' | 'base64' = 'hex'): string {
  return createHmac('sha256', key).update(text).digest(as);
}
