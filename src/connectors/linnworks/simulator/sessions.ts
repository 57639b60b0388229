import type { IncomingMessage } from 'node:http';
import { mixed } from '../../kit/simulator/calendar.ts';
import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';

const APPLICATION = {
  application_id: '5a000000-0000-4000-8000-000000000001',
  application_secret: '5a000000-0000-4000-8000-000000000002',
  installation_token: '5a000000-0000-4000-8000-000000000003',
};

/** An error of the older interface, and of the newer one. */
export function refused(status: number, message: string): Refused {
  return new Refused({ status, json: { Code: '-', Message: message } });
}

export function problem(status: number, title: string): Refused {
  return new Refused({ status, type: 'application/problem+json', json: { title, status } });
}

/** Who has signed in. */
export class Sessions {
  readonly #seed: number;
  readonly #open = new Set<string>();
  #made = 0;
  #closed = false;

  constructor(seed: number) {
    this.#seed = seed;
  }

  get credentials(): Record<string, string> {
    return { ...APPLICATION };
  }

  grant({ json, origin }: Asked): Given {
    const { ApplicationId, ApplicationSecret, Token } = (json ?? {}) as Record<string, unknown>;
    const { application_id, application_secret, installation_token } = APPLICATION;
    // What is no uuid is not even looked at.
    if ([ApplicationId, ApplicationSecret, Token].some((one) => !/^[0-9a-f-]{36}$/.test(String(one))))
      throw refused(400, 'The request is invalid.');
    const isRight =
      ApplicationId === application_id &&
      ApplicationSecret === application_secret &&
      Token === installation_token;
    if (this.#closed || !isRight) throw refused(401, 'Invalid token');
    const number = ++this.#made;
    const token = `5e550000-0000-4000-8000-${mixed(this.#seed, number).toString(16).padStart(12, '0')}`;
    this.#open.add(token);
    return {
      json: {
        Id: APPLICATION.application_id,
        Token: token,
        Server: `${origin}/ext`,
        Locality: 'EU',
        TTL: 30,
        DatabasePassword: 'nobody needs to know',
        Status: { State: 'AVAILABLE', Reason: '' },
      },
    };
  }

  isOpen({ authorization = '' }: IncomingMessage['headers']): boolean {
    return this.#open.has(authorization);
  }

  expire(): void {
    this.#open.clear();
  }

  close(): void {
    this.#closed = true;
    this.expire();
  }
}
