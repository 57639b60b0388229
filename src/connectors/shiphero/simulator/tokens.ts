import { mix } from './random.ts';

const LIFE_S = 28 * 24 * 3600;

/** Who may sign in, and which access tokens count. */
export class Tokens {
  readonly username = 'developer@shop.example';
  readonly password: string;
  #refreshToken: string;
  readonly #issued = new Map<string, number>();
  #count = 0;
  readonly #seed: number;
  readonly #clock: () => Date;

  constructor(seed: number, clock: () => Date) {
    this.#seed = seed;
    this.#clock = clock;
    this.password = `pw-${mix(seed, 1).toString(36)}`;
    this.#refreshToken = this.#text('rt');
  }

  /** The refresh token that counts now. */
  get refreshToken(): string {
    return this.#refreshToken;
  }

  /** Answers a request to sign in; null refuses it. @param rotate whether a new refresh token comes back */
  issue(path: string, body: Record<string, unknown>, rotate: boolean): Record<string, unknown> | null {
    const byPassword =
      path === '/auth/token' && body.username === this.username && body.password === this.password;
    const byRefresh = path === '/auth/refresh' && body.refresh_token === this.#refreshToken;
    if (!byPassword && !byRefresh) return null;
    const access_token = this.#text('at');
    this.#issued.set(access_token, this.#clock().getTime());
    if (rotate) this.#refreshToken = this.#text('rt');
    const scope = 'openid profile offline_access';
    return {
      access_token,
      expires_in: LIFE_S,
      scope,
      token_type: 'Bearer',
      ...((byPassword || rotate) && { refresh_token: this.#refreshToken }),
    };
  }

  /** Whether a request's header carries a token that counts now. */
  accepts(authorization: string | undefined): boolean {
    const since = this.#issued.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
    return since !== undefined && this.#clock().getTime() - since < LIFE_S * 1000;
  }

  /** Ends all access tokens. */
  revokeAccess(): void {
    this.#issued.clear();
  }

  /** Ends the refresh token. */
  revokeRefresh(): void {
    this.#refreshToken = this.#text('rt');
  }

  #text(kind: string): string {
    this.#count++;
    return `${kind}_${mix(this.#seed, this.#count).toString(36)}${mix(this.#seed, this.#count, 7).toString(36)}`;
  }
}
