import { mixed } from '../../kit/simulator/calendar.ts';
import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';

export const LOGIN = { environment: 'app', username: 'sim-api-user', password: 'sim-api-password' };
const LIFE_S = 14 * 24 * 3600;

/** Tokens of two weeks; whoever is refused one learns it under 200. */
export class Tokens {
  readonly #seed: number;
  readonly #live = new Map<string, number>();
  #given = 0;
  #closed = false;

  constructor(seed: number) {
    this.#seed = seed;
  }

  give({ body, headers }: Asked, now: number): Given {
    const form = new URLSearchParams(body);
    if (!String(headers['content-type']).startsWith('application/x-www-form-urlencoded'))
      return { json: { error: 'unsupported_grant_type' } };
    if (form.get('grant_type') !== 'password') return { json: { error: 'unsupported_grant_type' } };
    if (!form.get('username'))
      return {
        json: {
          expires_in: 0,
          '.error': 'invalid_grant',
          '.error_description': 'Username cannot be empty.',
        },
      };
    if (this.#closed || form.get('username') !== LOGIN.username || form.get('password') !== LOGIN.password)
      return {
        json: { error: 'invalid_grant', error_description: 'The user name or password is incorrect.' },
      };
    const token = `sim-logiwa-${mixed(this.#seed, ++this.#given).toString(36)}-${this.#given}`;
    this.#live.set(token, now + LIFE_S * 1000);
    const [issued, expires] = [now, now + LIFE_S * 1000].map((at) => new Date(at).toUTCString());
    return {
      json: {
        access_token: token,
        token_type: 'bearer',
        username: LOGIN.username,
        expires_in: LIFE_S,
        '.issued': issued,
        '.expires': expires,
      },
    };
  }

  check({ headers }: Asked, now: number): void {
    const token = /^Bearer (.+)$/.exec(String(headers.authorization))?.[1] ?? '';
    if ((this.#live.get(token) ?? 0) > now) return;
    throw new Refused({ status: 401, json: { Message: 'Authorization has been denied for this request.' } });
  }

  expire(): void {
    this.#live.clear();
  }

  close(): void {
    this.#closed = true;
    this.expire();
  }
}
