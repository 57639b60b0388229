import createClient, { type Client } from 'openapi-fetch';
import { type SyncJob, type WaitOptions, type WatchOptions, waitForJob, watchJob } from './jobs.ts';
import { type ItemOf, type ListArguments, type ListPath, pagesOf } from './pages.ts';
import type { paths } from './schema.ts';
import { steadyFetch } from './steady-fetch.ts';

const ATTEMPTS = 5;

export interface BackhaulOptions {
  /** Where the API is, such as `https://backhaul.example.com`. */
  url: string;
  /** Names the organization. */
  apiKey: string;
  /** In place of the global one. */
  fetch?: (request: Request) => Promise<Response>;
  /** How often a request is sent at most where the API is busy or cannot be reached: 5 unless told. */
  attempts?: number;
}

/** What an organization and a connection have in common: calls, and lists. */
class Caller {
  /** Every route of the API by its address, typed: `api.GET('/wms/orders/{order_id}', { params: { path: { order_id } } })`. */
  readonly api: Client<paths>;

  constructor(options: BackhaulOptions, headers: Record<string, string>) {
    const { url, apiKey, fetch = globalThis.fetch, attempts = ATTEMPTS } = options;
    this.api = createClient<paths>({
      baseUrl: url,
      headers: { 'x-trackstar-api-key': apiKey, ...headers },
      fetch: steadyFetch((request) => fetch(request), attempts),
    });
  }

  /**
   * Every item of a list, page after page: `for await (const order of connection.list('/wms/orders'))`.
   *
   * @throws ApiError
   */
  async *list<P extends ListPath>(path: P, ...ask: ListArguments<P>): AsyncGenerator<ItemOf<P>, void> {
    for await (const page of this.pages(path, ...ask)) yield* page;
  }

  /**
   * The pages of a list, for those who store a page at once.
   *
   * @throws ApiError
   */
  pages<P extends ListPath>(path: P, ...ask: ListArguments<P>): AsyncGenerator<ItemOf<P>[], void> {
    return pagesOf(this.api, path, ...ask);
  }
}

/** The API as an organization calls it. */
export class Backhaul extends Caller {
  readonly #options: BackhaulOptions;

  constructor(options: BackhaulOptions) {
    super(options, {});
    this.#options = options;
  }

  /** The API as one connection's access token calls it. */
  connection(accessToken: string): Connection {
    return new Connection(this.#options, { 'x-trackstar-access-token': accessToken });
  }
}

/** The API as one connection's access token calls it; made by {@link Backhaul.connection}. */
export class Connection extends Caller {
  /**
   * A sync job as it is now, and again whenever it has changed, until it has ended. It is streamed, and asked for every
   * two seconds where a stream does not come through.
   *
   * @throws ApiError, for instance `not_found`
   */
  watchJob(syncJobId: string, options: WatchOptions = {}): AsyncGenerator<SyncJob, void> {
    return watchJob(this.api, syncJobId, options);
  }

  /**
   * Waits until a sync job has ended.
   *
   * @returns the job: `completed`, `cancelled`, or `stuck`, which says why in `error`
   * @throws ApiError, for instance `not_found`
   */
  waitForJob(syncJobId: string, options: WaitOptions = {}): Promise<SyncJob> {
    return waitForJob(this.api, syncJobId, options);
  }
}
