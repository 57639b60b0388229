import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { mixed } from '../../kit/simulator/calendar.ts';
import { type Given, Refused } from '../../kit/simulator/server.ts';
import { refused } from './search.ts';

const APPLICATION = { client_id: 'sim-application', client_secret: 'sim-application-secret' };
const LIFE_S = 7200;
/** Codes are for whoever was just sent back. */
const CODE_MS = 10 * 60 * 1000;

/** A consent that was given and not yet traded. */
interface Consent {
  redirectUri: string;
  challenge: string | null;
  until: number;
}

/** Access tokens of two hours, and refresh tokens of which each works once. */
export class Tokens {
  readonly #seed: number;
  readonly #access = new Map<string, number>();
  readonly #refresh = new Set<string>();
  readonly #codes = new Map<string, Consent>();
  #made = 0;
  #registered: string | undefined;
  #closed = false;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** What somebody enters after a user has consented: a new refresh token each time. */
  consent(): Record<string, string> {
    return { ...APPLICATION, refresh_token: this.#newRefresh() };
  }

  /**
   * The page on which a user consents. Its application has one address to send users back to; which one it is nobody
   * registers here, so that the first one counts.
   *
   * @param answer what the user says; null while he reads
   */
  page(query: URLSearchParams, answer: string | null, now: number): Given {
    const redirectUri = query.get('redirect_uri') ?? '';
    this.#registered ??= redirectUri;
    const right = query.get('response_type') === 'code' && query.get('client_id') === APPLICATION.client_id;
    // To an address that is not registered nobody is sent back, whatever it asks for.
    if (!right || redirectUri !== this.#registered || !URL.canParse(redirectUri))
      throw new Refused({
        status: 400,
        type: 'text/plain',
        body: 'The application or its address is not known.',
      });
    if (answer === null) return { type: 'text/html; charset=utf-8', body: consentHtml(query) };
    const back = new URL(redirectUri);
    back.searchParams.set('state', query.get('state') ?? '');
    if (answer === 'allow') back.searchParams.set('code', this.#newCode(query, redirectUri, now));
    else back.searchParams.set('error', 'access_denied');
    return { status: 302, headers: { location: back.href }, type: 'text/plain', body: '' };
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

  /** Codes and refresh tokens work once. */
  #isGood(form: URLSearchParams, now: number): boolean {
    if (form.get('grant_type') === 'refresh_token')
      return this.#refresh.delete(form.get('refresh_token') ?? '');
    const code = form.get('code') ?? '';
    const consent = this.#codes.get(code);
    this.#codes.delete(code);
    if (form.get('grant_type') !== 'authorization_code' || !consent || consent.until <= now) return false;
    const { redirectUri, challenge } = consent;
    const proof = hash('sha256', form.get('code_verifier') ?? '', 'base64url');
    return form.get('redirect_uri') === redirectUri && (challenge === null || challenge === proof);
  }

  #newCode(query: URLSearchParams, redirectUri: string, now: number): string {
    const code = this.#text('code');
    this.#codes.set(code, { redirectUri, challenge: query.get('code_challenge'), until: now + CODE_MS });
    return code;
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

/** Two buttons, each of which asks for the same address with an answer. */
function consentHtml(query: URLSearchParams): string {
  const fields = [...query]
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>Simulated Whiplash</title><h1>Simulated Whiplash</h1><p>An application wants to read your data (${escaped(query.get('scope') ?? '')}).</p>
<form>${fields}<button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button></form></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
