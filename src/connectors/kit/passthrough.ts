/** Requests that somebody else words, and a connector signs as it signs its own. */
import { Terminal } from './errors.ts';
import type { SourceAnswer, SourceRequest } from './http.ts';
import type { Context, QuotaSaid } from './manifest.ts';

/** A request for anything at a source; checked, bounded, and not signed. */
export interface PassedRequest {
  method: NonNullable<SourceRequest['method']>;
  /** Below the source's address, with a slash before it and perhaps a query behind it. */
  path: string;
  query: Readonly<Record<string, string>>;
  /** By names in small letters. They go before those that sign. */
  headers: Readonly<Record<string, string>>;
  /** Undefined where there is no body. */
  json?: unknown;
}

/** What a manifest says of such requests. */
export interface Passthrough {
  /** What one costs of the account's quota; 1 unless told. */
  cost?: number;
  /** Which of the manifest's `operations` it is, whose bucket is drawn on as well; null for none of them. */
  operation?(asked: PassedRequest): string | null;
  /** What an answer says of the account's limit, where a request may have cost more than was counted. Never throws. */
  said?(answer: SourceAnswer): QuotaSaid;
  /** The request as it is sent: see {@link passTo}. @throws CredentialsRefused where the credentials name no address */
  sign(ctx: Context, asked: PassedRequest): SourceRequest;
}

/**
 * Puts a passed request together.
 *
 * @param address below which its path lies, without a slash at its end
 * @param signed what signs it: headers, parameters, or a body in place of its own
 * @throws Terminal when the path leads away from the address
 */
export function passTo(
  address: string,
  asked: PassedRequest,
  signed: Pick<SourceRequest, 'headers' | 'query' | 'json' | 'text'> = {},
): SourceRequest {
  const { method, path, query, headers, json } = asked;
  const { headers: signing = {}, query: more = {}, ...body } = signed;
  const small = Object.entries(signing).map(([name, value]) => [name.toLowerCase(), value]);
  const hasBody = body.json !== undefined || body.text !== undefined;
  return {
    method,
    url: below(address, path),
    query: { ...query, ...more },
    headers: { ...Object.fromEntries(small), ...headers },
    ...(hasBody ? body : json !== undefined && { json }),
  };
}

/** What `..` and the like make of a path is only known once it is read as an address. */
function below(address: string, path: string): string {
  const text = `${address}${path.startsWith('/') ? '' : '/'}${path}`;
  const [base, url] = [new URL(address), URL.canParse(text) ? new URL(text) : null];
  const root = base.pathname.replace(/\/$/, '');
  if (url?.origin === base.origin && url.pathname.startsWith(`${root}/`) && !url.hash) return url.href;
  throw new Terminal(`leads away from ${base.host}${root}, or is no path.`);
}
