import { createHmac } from 'node:crypto';
import { mixed } from '../../kit/simulator/calendar.ts';
import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';

const APP = { app_key: 'sim-app-key', app_secret: 'sim-app-secret' };
const LIFE_S = 7 * 86_400;
/** Where the app sends sellers back to: registered, and never asked for. Here it is where `npm start` listens. */
const REGISTERED = 'http://127.0.0.1:4400/link/callback';
/** How far a request's time may be behind the vendor's, and ahead of it. */
const STALE_S = 300;
const AHEAD_S = 30;

/** One code for a dozen troubles. */
export const ANYTHING = 36_009_004;

/** A refusal as the vendor words it: its own code, under success. */
export function refused(code: number, message: string, status = 200): Refused {
  return new Refused({ status, json: { code, message, request_id: 'sim', data: null } });
}

/** Tokens and signatures. */
export class Gate {
  readonly #seed: number;
  readonly #access = new Map<string, number>();
  readonly #refresh = new Set<string>();
  readonly #codes = new Set<string>();
  #made = 0;
  #closed = false;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** What somebody enters after the seller has consented. */
  consent(): Record<string, string> {
    return { ...APP, refresh_token: this.#newToken('refresh', this.#refresh) };
  }

  /** The page on which the seller consents; `answer` is what he says, null while he reads. */
  page({ query }: Asked): Given {
    if (query.get('app_key') !== APP.app_key) throw refused(36_004_001, 'app is invalid');
    const state = query.get('state') ?? '';
    if (query.get('answer') === null) return consentPage(state);
    const back = new URL(REGISTERED);
    back.searchParams.set('state', state);
    if (query.get('answer') === 'allow') back.searchParams.set('code', this.#newToken('code', this.#codes));
    else back.searchParams.set('error', 'access_denied');
    return { status: 302, headers: { location: back.href }, type: 'text/plain', body: '' };
  }

  /** A code and a refresh token work once each. */
  grant({ path, query }: Asked, now: number): Given {
    const isApp = query.get('app_key') === APP.app_key && query.get('app_secret') === APP.app_secret;
    if (this.#closed || !isApp) throw refused(36_004_001, 'app is invalid');
    const isGood = path.endsWith('/get')
      ? query.get('grant_type') === 'authorized_code' && this.#codes.delete(query.get('auth_code') ?? '')
      : query.get('grant_type') === 'refresh_token' && this.#refresh.delete(query.get('refresh_token') ?? '');
    if (!isGood) throw refused(36_004_004, 'auth code or refresh token is invalid');
    const access_token = this.#newToken('access');
    const end = Math.floor(now / 1000) + LIFE_S;
    this.#access.set(access_token, end);
    const data = {
      access_token,
      access_token_expire_in: end,
      refresh_token: this.#newToken('refresh', this.#refresh),
      refresh_token_expire_in: end + 300 * 86_400,
      seller_name: 'Invented Goods',
    };
    return { json: { code: 0, message: 'success', request_id: 'sim', data } };
  }

  check({ path, query, headers, body }: Asked, now: number): void {
    if (query.get('app_key') !== APP.app_key) throw refused(ANYTHING, 'Invalid app_key', 400);
    const ahead = Number(query.get('timestamp')) - now / 1000;
    if (!(ahead >= -STALE_S && ahead <= AHEAD_S)) throw refused(ANYTHING, 'Invalid timestamp', 400);
    const pairs = [...query].filter(([name]) => name !== 'sign' && name !== 'access_token').sort();
    const signed = `${APP.app_secret}${path}${pairs.flat().join('')}${body}${APP.app_secret}`;
    if (query.get('sign') !== createHmac('sha256', APP.app_secret).update(signed).digest('hex'))
      throw refused(106_001, 'sign is invalid');
    const end = this.#access.get(String(headers['x-tts-access-token'])) ?? 0;
    // A token that is not known is one of the dozen.
    if (end === 0) throw refused(ANYTHING, 'The x-tts-access-token header is invalid');
    if (end * 1000 <= now) throw refused(105_002, 'The token has expired');
    if (headers['content-type'] !== 'application/json') throw refused(ANYTHING, 'invalid param', 400);
  }

  expire(): void {
    for (const token of this.#access.keys()) this.#access.set(token, 1);
  }

  close(): void {
    this.#closed = true;
    this.#access.clear();
  }

  #newToken(kind: string, into?: Set<string>): string {
    const token = `sim-tiktok-${kind}-${mixed(this.#seed, ++this.#made).toString(36)}-${this.#made}`;
    into?.add(token);
    return token;
  }
}

function consentPage(state: string): Given {
  const fields = [
    ['app_key', APP.app_key],
    ['state', state.replace(/[^\w.-]/g, '')],
  ].map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
  return {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>Simulated TikTok Shop</title><h1>Simulated TikTok Shop</h1><p>An app wants to read your shop.</p>
<form>${fields.join('')}<button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button></form></html>`,
  };
}
