import type { IncomingMessage } from 'node:http';
import { mixed } from '../../kit/simulator/calendar.ts';
import { type Given, Refused } from '../../kit/simulator/server.ts';

export const KEYS = { client_id: 'sim-client-id', client_secret: 'sim-client-secret' };
const LIFE_S = 900;

/** An error as the vendor words it. */
export function failure(status: number, code: string, description: string): Refused {
  const error = { code, field: 'data', description, info: description, severity: 'ERROR', category: 'DATA' };
  return new Refused({ status, json: { errors: [{ ...error, causes: [], errorIdentifiers: {} }] } });
}

/** Tokens of a quarter of an hour. */
export class Tokens {
  readonly #seed: number;
  readonly #live = new Map<string, number>();
  #given = 0;
  #closed = false;

  constructor(seed: number) {
    this.#seed = seed;
  }

  give(headers: IncomingMessage['headers'], form: URLSearchParams, now: number): Given {
    this.#mustName(headers);
    const expected = `Basic ${Buffer.from(`${KEYS.client_id}:${KEYS.client_secret}`).toString('base64')}`;
    if (this.#closed || headers.authorization !== expected)
      throw failure(401, 'INVALID_TOKEN.GMP_GATEWAY_API', 'Client id or secret is wrong');
    if (form.get('grant_type') !== 'client_credentials')
      throw failure(400, 'INVALID_REQUEST_PARAM.GMP_GATEWAY_API', 'grant_type');
    const token = `sim-walmart-${mixed(this.#seed, ++this.#given).toString(36)}-${this.#given}`;
    this.#live.set(token, now + LIFE_S * 1000);
    return { json: { access_token: token, token_type: 'Bearer', expires_in: LIFE_S } };
  }

  check(headers: IncomingMessage['headers'], now: number): number {
    this.#mustName(headers);
    const end = this.#live.get(String(headers['wm_sec.access_token'])) ?? 0;
    if (end <= now) throw failure(401, 'UNAUTHORIZED.GMP_GATEWAY_API', 'Unauthorized');
    return end;
  }

  expire(): void {
    this.#live.clear();
  }

  close(): void {
    this.#closed = true;
    this.expire();
  }

  #mustName(headers: IncomingMessage['headers']): void {
    for (const name of ['wm_svc.name', 'wm_qos.correlation_id'])
      if (!headers[name]) throw failure(400, 'INVALID_REQUEST_HEADER.GMP_GATEWAY_API', `${name} is missing`);
    if (headers.accept !== 'application/json')
      throw new Refused({ body: '<list/>', type: 'application/xml' });
  }
}
