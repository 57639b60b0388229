import type { IncomingMessage } from 'node:http';
import { mixed } from '../../kit/simulator/calendar.ts';
import { type Given, Refused } from '../../kit/simulator/server.ts';

export const CREDENTIALS = {
  lwa_client_id: 'amzn1.application-oa2-client.sim',
  lwa_client_secret: 'sim-lwa-client-secret',
  refresh_token: 'Atzr|sim-refresh-token',
  region: 'na',
  marketplace_ids: 'ATVPDKIKX0DER,A2EUQ1WTGCTBG2',
  seller_id: 'A2SIMULATED01',
} as const;
const LIFE_S = 3600;

/** An error as the Selling Partner API words it. */
export function failure(status: number, code: string, message: string, details = ''): Refused {
  return new Refused({ status, json: { errors: [{ code, message, details }] } });
}

/** Login with Amazon: access tokens of an hour for the seller's refresh token. */
export class Tokens {
  readonly #seed: number;
  readonly #live = new Map<string, number>();
  #given = 0;
  #revoked = false;

  constructor(seed: number) {
    this.#seed = seed;
  }

  give(body: string, now: number): Given {
    const form = new URLSearchParams(body);
    if (
      form.get('client_id') !== CREDENTIALS.lwa_client_id ||
      form.get('client_secret') !== CREDENTIALS.lwa_client_secret
    )
      return wrong(401, 'invalid_client', 'Client authentication failed');
    if (form.get('grant_type') !== 'refresh_token')
      return wrong(400, 'unsupported_grant_type', 'The authorization grant type is not supported');
    if (this.#revoked || form.get('refresh_token') !== CREDENTIALS.refresh_token)
      return wrong(400, 'invalid_grant', 'The request has an invalid grant parameter : refresh_token');
    const token = `Atza|sim-${mixed(this.#seed, ++this.#given).toString(36)}-${this.#given}`;
    this.#live.set(token, now + LIFE_S * 1000);
    const { refresh_token } = CREDENTIALS;
    return { json: { access_token: token, token_type: 'bearer', expires_in: LIFE_S, refresh_token } };
  }

  /** Ended tokens are refused with 403. */
  check(headers: IncomingMessage['headers'], now: number): void {
    const token = headers['x-amz-access-token'];
    const denied = 'Access to requested resource is denied.';
    if (token === undefined) throw failure(403, 'MissingToken', denied, 'The access token is missing.');
    if (!/^[^/]+\/\S+ \(Language=/.test(String(headers['user-agent'])))
      throw failure(400, 'InvalidInput', 'The user agent is to name the application.');
    const end = this.#live.get(String(token));
    if (end === undefined)
      throw failure(
        403,
        'Unauthorized',
        denied,
        'The access token you provided is revoked, malformed or invalid.',
      );
    if (end <= now) throw failure(403, 'Unauthorized', denied, 'The access token you provided has expired.');
  }

  expire(): void {
    this.#live.clear();
  }

  revoke(): void {
    this.#revoked = true;
    this.expire();
  }
}

function wrong(status: number, error: string, error_description: string): Given {
  return { status, json: { error, error_description } };
}
