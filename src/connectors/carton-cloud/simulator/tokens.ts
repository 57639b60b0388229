import { mixed } from '../../kit/simulator/calendar.ts';
import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';

const LIFE_MS = 3600_000;

/** What a customer enters. */
export const LOGIN = { client_id: 'sim-api-client', client_secret: 'sim-api-client-secret' };

/** Who may come in. */
export class Tokens {
  readonly #seed: number;
  readonly #until = new Map<string, number>();
  #made = 0;
  #closed = false;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** @throws Refused unless the client is the right one */
  grant({ method, headers, body }: Asked, now: number): Given {
    if (method !== 'POST')
      throw new Refused({ status: 405, json: [{ message: 'Request method not supported' }] });
    const client = Buffer.from(`${LOGIN.client_id}:${LOGIN.client_secret}`).toString('base64');
    if (this.#closed || headers.authorization !== `Basic ${client}`)
      throw new Refused({ status: 401, json: [{ message: 'Bad credentials' }] });
    if (new URLSearchParams(body).get('grant_type') !== 'client_credentials')
      throw new Refused({ status: 400, json: [{ message: 'Unsupported grant type' }] });
    const words = [1, 2, 3, 4].map((word) => mixed(this.#seed, ++this.#made, word).toString(36));
    const access_token = `sim.${words.join('.')}`;
    this.#until.set(access_token, now + LIFE_MS);
    return { json: { access_token, token_type: 'bearer', expires_in: LIFE_MS / 1000 } };
  }

  /** @throws Refused unless the request is signed with a token that lives */
  check({ headers }: Asked, now: number): void {
    const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (!(now < (this.#until.get(token) ?? 0)))
      throw new Refused({ status: 401, json: [{ message: 'Access token is not valid' }] });
  }

  expire(): void {
    this.#until.clear();
  }

  revoke(): void {
    this.expire();
    this.#closed = true;
  }
}
