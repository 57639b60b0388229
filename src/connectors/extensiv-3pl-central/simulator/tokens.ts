import { mixed } from '../../kit/simulator/calendar.ts';
import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';

const LIFE_MS = 45 * 60_000;

/** What a customer enters. */
export const LOGIN = {
  client_id: 'sim-client',
  client_secret: 'sim-client-secret',
  user_login_id: '17',
  tpl_key: '0c3d1f9a-sim-3pl-key',
};

/** Who may come in. */
export class Tokens {
  readonly #seed: number;
  readonly #until = new Map<string, number>();
  #made = 0;
  #closed = false;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** @throws Refused unless client, user and 3PL are right */
  grant({ headers, json }: Asked, now: number): Given {
    const client = Buffer.from(`${LOGIN.client_id}:${LOGIN.client_secret}`).toString('base64');
    if (this.#closed || headers.authorization !== `Basic ${client}`)
      throw refusal('invalid_client: client not registered');
    const { grant_type, user_login_id, user_login, tpl } = (json ?? {}) as Record<string, unknown>;
    if (grant_type !== 'client_credentials')
      throw new Refused({ status: 400, json: { Message: 'unsupported_grant_type' } });
    if (user_login_id !== LOGIN.user_login_id && user_login !== 'sim-user')
      throw refusal('invalid_grant: user login');
    if (tpl !== `{${LOGIN.tpl_key}}`) throw refusal('invalid_grant: tpl');
    const words = [1, 2, 3, 4].map((word) => mixed(this.#seed, ++this.#made, word).toString(36));
    const access_token = `sim.${words.join('.')}`;
    this.#until.set(access_token, now + LIFE_MS);
    const expires_in = LIFE_MS / 1000;
    return { json: { access_token, token_type: 'Bearer', expires_in, refresh_token: null, scope: null } };
  }

  /** @throws Refused unless the request is signed with a token that lives */
  check({ headers }: Asked, now: number): void {
    const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (!(now < (this.#until.get(token) ?? 0))) throw new Refused({ status: 401, body: 'Unauthorized' });
  }

  expire(): void {
    this.#until.clear();
  }

  revoke(): void {
    this.expire();
    this.#closed = true;
  }
}

function refusal(message: string): Refused {
  return new Refused({ status: 401, json: { Message: message } });
}
