import type { IncomingMessage } from 'node:http';
import { mixed } from '../../kit/simulator/calendar.ts';
import { type Given, Refused } from '../../kit/simulator/server.ts';
import { refused } from './search.ts';

const APPLICATION = { client_id: 'sim-application', client_secret: 'sim-application-secret' };
const LIFE_S = 7200;

/** Access tokens of two hours, and refresh tokens of which each works once. */
export class Tokens {
  readonly #seed: number;
  readonly #access = new Map<string, number>();
  readonly #refresh = new Set<string>();
  #made = 0;
  #closed = false;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** What somebody enters after a user has consented: a new refresh token each time. */
  consent(): Record<string, string> {
    return { ...APPLICATION, refresh_token: this.#newRefresh() };
  }

  grant(body: string, now: number): Given {
    const form = new URLSearchParams(body);
    const { client_id, client_secret } = APPLICATION;
    if (this.#closed || form.get('client_id') !== client_id || form.get('client_secret') !== client_secret)
      throw new Refused({ status: 401, json: { error: 'invalid_client' } });
    const used = form.get('refresh_token') ?? '';
    if (form.get('grant_type') !== 'refresh_token' || !this.#refresh.delete(used))
      throw new Refused({ status: 400, json: { error: 'invalid_grant' } });
    const token = this.#text('access');
    this.#access.set(token, now + LIFE_S * 1000);
    const json = {
      access_token: token,
      token_type: 'Bearer',
      expires_in: LIFE_S,
      refresh_token: this.#newRefresh(),
    };
    return { json };
  }

  check({ authorization = '' }: IncomingMessage['headers'], now: number): void {
    const end = this.#access.get(authorization.replace(/^Bearer /, '')) ?? 0;
    if (end <= now) throw refused(401, 'unauthorized');
  }

  expire(): void {
    this.#access.clear();
  }

  close(): void {
    this.#closed = true;
    this.expire();
  }

  #newRefresh(): string {
    const token = this.#text('refresh');
    this.#refresh.add(token);
    return token;
  }

  #text(kind: string): string {
    return `sim-whiplash-${kind}-${mixed(this.#seed, ++this.#made).toString(36)}-${this.#made}`;
  }
}
