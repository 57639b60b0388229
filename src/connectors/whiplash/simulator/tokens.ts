import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { mixed } from '../../kit/simulator/calendar.ts';
import { type Given, Refused } from '../../kit/simulator/server.ts';
import { refused } from './search.ts';

const APPLICATION = { client_id: 'sim-application', client_secret: 'sim-application-secret' };
const LIFE_S = 7200;
/** How long the code of a consent works: as RFC 6749 has it at most, for the vendor's own is not told. */
const CODE_LIFE_MS = 10 * 60 * 1000;

/** Access tokens of two hours, and refresh tokens of which each works once. */
export class Tokens {
  readonly #seed: number;
  readonly #access = new Map<string, number>();
  readonly #refresh = new Set<string>();
  readonly #codes = new Map<string, { redirectUri: string; challenge: string; until: number }>();
  #made = 0;
  #closed = false;

  readonly application = APPLICATION.client_id;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** What somebody enters after a user has consented: a new refresh token each time. */
  consent(): Record<string, string> {
    return { ...APPLICATION, refresh_token: this.#newRefresh() };
  }

  /** The same by a code, as the consent page sends it to the program's address, with a PKCE challenge (S256). */
  consentByCode(redirectUri: string, challenge: string, now: number): string {
    const code = this.#text('code');
    this.#codes.set(code, { redirectUri, challenge, until: now + CODE_LIFE_MS });
    return code;
  }

  grant(body: string, now: number): Given {
    const form = new URLSearchParams(body);
    const { client_id, client_secret } = APPLICATION;
    if (this.#closed || form.get('client_id') !== client_id || form.get('client_secret') !== client_secret)
      throw new Refused({ status: 401, json: { error: 'invalid_client' } });
    if (!this.#isGood(form, now)) throw new Refused({ status: 400, json: { error: 'invalid_grant' } });
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

  /** Whether a refresh token or code is one that was given; it is used up by that. */
  #isGood(form: URLSearchParams, now: number): boolean {
    const type = form.get('grant_type');
    if (type === 'refresh_token') return this.#refresh.delete(form.get('refresh_token') ?? '');
    const code = form.get('code') ?? '';
    const given = this.#codes.get(code);
    this.#codes.delete(code);
    if (type !== 'authorization_code' || !given || given.until < now) return false;
    const answered = hash('sha256', form.get('code_verifier') ?? '', 'base64url');
    return form.get('redirect_uri') === given.redirectUri && answered === given.challenge;
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
