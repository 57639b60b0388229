import type { Answer, Ask, Client } from './client.ts';

/** What the page that connects asks, in the name of an invitation. */
export class Invited {
  readonly #client: Client;
  readonly #secret: string;

  constructor(client: Client, secret: string) {
    this.#client = client;
    this.#secret = secret;
  }

  get(path: string): Promise<Answer> {
    return this.#client.get(`/link/session${path}`, this.#ask());
  }

  post(path: string, json: unknown): Promise<Answer> {
    return this.#client.post(`/link/session${path}`, { ...this.#ask(), json });
  }

  connect(integration_name: string, credentials: object, integration_type = 'wms'): Promise<Answer> {
    return this.post('/connect', { integration_name, integration_type, credentials });
  }

  #ask(): Ask {
    return { key: null, headers: { 'x-backhaul-invitation': this.#secret } };
  }
}

/** The secret in the address of a magic link, which stands behind the #. */
export function secretIn(url: string): string {
  const [, secret] = /^https?:\/\/[^/]+\/link\/#(bml_[\w-]+)$/.exec(url) ?? [];
  if (secret === undefined) throw new Error(`${url} is no address of a magic link`);
  return secret;
}
