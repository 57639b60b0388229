import { createHash } from 'node:crypto';
import { VendorError } from './vendor-error.ts';

const DAY = 24 * 3600 * 1000;
const ACCESS_MS = 7 * DAY;
const REFRESH_MS = 30 * DAY;

/** The login a simulator accepts. */
export type Login = Readonly<Record<'client_id' | 'client_secret' | 'username' | 'password', string>>;

/** Who may come in: a pair of tokens at a time, each new pair ending the one before. */
export class Tokens {
  readonly #seed: number;
  readonly #login: Login;
  #made = 0;
  #closed = false;
  #access = { token: '', until: 0 };
  #refresh = { token: '', until: 0 };
  /** How often each grant was given. */
  readonly granted = { password: 0, refresh_token: 0 };

  constructor(seed: number, login: Login) {
    this.#seed = seed;
    this.#login = login;
  }

  /** Answers a request for tokens. @throws VendorError when it is refused */
  grant(body: unknown, now: number): Record<string, unknown> {
    const asked = (body ?? {}) as Record<string, unknown>;
    for (const field of ['grant_type', 'client_id', 'client_secret', 'scope'])
      if (typeof asked[field] !== 'string') throw new VendorError(400, 'Invalid request body');
    if (asked.scope !== 'oms') throw new VendorError(400, 'Invalid request body');
    if (this.#closed) throw new VendorError(401, 'Unauthorized');
    const same = (field: keyof Login) => asked[field] === this.#login[field];
    if (!same('client_id') || !same('client_secret')) throw new VendorError(401, 'Unauthorized');
    if (asked.grant_type === 'password') {
      if (!same('username') || !same('password')) throw new VendorError(401, 'Unauthorized');
    } else if (asked.grant_type === 'refresh_token') {
      if (asked.refresh_token !== this.#refresh.token || now >= this.#refresh.until)
        throw new VendorError(401, 'Unauthorized');
    } else throw new VendorError(400, 'Invalid request body');
    this.granted[asked.grant_type]++;
    return this.#pair(now);
  }

  /** @throws VendorError unless the header has the token of the newest pair, in time */
  check(header: string | undefined, now: number): void {
    const valid = this.#access.token !== '' && now < this.#access.until;
    if (!valid || header !== `Bearer ${this.#access.token}`) throw new VendorError(401, 'Unauthorized');
  }

  /** Ends the access token, and the refresh token with it where told so. */
  revoke(refreshToo: boolean): void {
    this.#access = { token: '', until: 0 };
    if (refreshToo) this.#refresh = { token: '', until: 0 };
  }

  /** No login counts any more. */
  close(): void {
    this.#closed = true;
  }

  #pair(now: number): Record<string, unknown> {
    this.#made++;
    const make = (kind: string) =>
      createHash('sha256').update(`${this.#seed}.${this.#made}.${kind}`).digest('hex');
    this.#access = { token: make('access'), until: now + ACCESS_MS };
    this.#refresh = { token: make('refresh'), until: now + REFRESH_MS };
    return {
      access_token: this.#access.token,
      refresh_token: this.#refresh.token,
      token_type: 'Bearer',
      expires_in: ACCESS_MS / 1000,
    };
  }
}
