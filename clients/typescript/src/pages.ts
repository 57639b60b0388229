import type { Client } from 'openapi-fetch';
import { answerOf } from './answer.ts';
import type { paths } from './schema.ts';

interface Page<Item> {
  data: Item[];
  next_token: string | null;
}

/** What the type of a route has where it answers pages. */
interface Paged<Item> {
  get: { parameters: object; responses: { 200: { content: { 'application/json': Page<Item> } } } };
}

/** The addresses of lists. */
export type ListPath = { [P in keyof paths]: paths[P] extends Paged<unknown> ? P : never }[keyof paths];

/** What a list is of. */
export type ItemOf<P extends ListPath> = paths[P] extends Paged<infer Item> ? Item : never;

type ParametersOf<P extends ListPath> = paths[P] extends { get: { parameters: infer Known } }
  ? Pick<Known, Extract<keyof Known, 'query' | 'path'>>
  : never;

/** Which items are asked for: filters, how many a page, the page to begin with, and ids in the address. */
export type ListAsk<P extends ListPath> = ParametersOf<P> & { signal?: AbortSignal };

/** What comes after the address of a list: nothing is needed where it has no ids in it. */
export type ListArguments<P extends ListPath> =
  Record<never, never> extends ListAsk<P> ? [ask?: ListAsk<P>] : [ask: ListAsk<P>];

/** A list as a program sees it that does not know which. */
type Get = (
  path: string,
  init: object,
) => Promise<{ data?: Page<never>; error?: unknown; response: Response }>;

interface Ask {
  query?: object;
  path?: object;
  signal?: AbortSignal;
}

/** The pages of a list, first to last. The filters are sent with each, since a page token does not remember them. */
export async function* pagesOf<P extends ListPath>(
  api: Client<paths>,
  path: P,
  ...[ask]: ListArguments<P>
): AsyncGenerator<ItemOf<P>[], void> {
  const { query, path: ids, signal } = (ask ?? {}) as Ask;
  const get = api.GET as unknown as Get;
  let next: object | null = {};
  while (next) {
    const params = { path: ids, query: { ...query, ...next } };
    const page: Page<never> = await answerOf(get(path, { params, ...(signal && { signal }) }));
    yield page.data;
    next = page.next_token === null ? null : { page_token: page.next_token };
  }
}
