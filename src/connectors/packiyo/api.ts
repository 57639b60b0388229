import { CredentialsRefused, Retryable } from '../kit/errors.ts';
import type { Context, Cursor } from '../kit/manifest.ts';
import { firstPage, nextPage, type PageNumber } from '../kit/paging.ts';

/** A JSON:API resource as it stands in `data` and `included`. */
export interface Resource {
  type: string;
  id: string;
  attributes: Record<string, unknown>;
  relationships?: Record<string, { data?: unknown }>;
}

/** A row with the included resources that it leads to beside it: what is kept as raw. */
export interface Row extends Resource {
  included: Resource[];
}

/** Includes make large pages; clients read 50 to 100 rows. */
export const PAGE_SIZE = 50;

/** One label or several: `acme`, `acme.app`. Nothing else may become part of a host. */
const TENANT = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;

type Query = Record<string, string | number | undefined>;

/** One step over a numbered list: the rows at the cursor, and where to go on. */
export async function numbered(
  ctx: Context,
  path: string,
  query: Query,
  cursor: Cursor | null,
): Promise<{ rows: Row[]; next: PageNumber | null }> {
  const place = cursor === null ? firstPage() : (cursor as PageNumber);
  const asked = { ...query, 'page[number]': place.page, 'page[size]': PAGE_SIZE };
  const { rows, current, last } = await listPage(ctx, path, asked);
  if (current !== place.page) throw new Retryable('Packiyo gave another page than was asked for.');
  return { rows, next: nextPage(place, rows, last) };
}

/**
 * One page of a list, each row with what it includes.
 *
 * @throws Retryable when the answer is no JSON:API list that says how many pages there are
 */
export async function listPage(
  ctx: Context,
  path: string,
  query: Query,
): Promise<{ rows: Row[]; current: number; last: number }> {
  const answer = (await ctx.http.json({
    url: `${tenantUrl(ctx)}${path}`,
    query,
    headers: {
      accept: 'application/vnd.api+json',
      authorization: `Bearer ${ctx.credentials.api_token ?? ''}`,
    },
  })) as { data?: unknown; included?: unknown; meta?: { page?: Record<string, unknown> } } | null;
  const page = answer?.meta?.page;
  const [current, last] = [Number(page?.currentPage ?? Number.NaN), Number(page?.lastPage ?? Number.NaN)];
  const included = answer?.included ?? [];
  if (
    !resources(answer?.data) ||
    !resources(included) ||
    !Number.isInteger(current) ||
    !Number.isInteger(last)
  )
    throw new Retryable('An answer of Packiyo was no list with the number of its pages.');
  const byKey = new Map(included.map((one) => [keyOf(one), one]));
  return { rows: answer.data.map((row) => ({ ...row, included: reached(row, byKey) })), current, last };
}

function tenantUrl({ baseUrl, credentials }: Context): string {
  const tenant = credentials.tenant ?? '';
  if (!TENANT.test(tenant))
    throw new CredentialsRefused(
      'The tenant is only what stands before .packiyo.com, such as acme or acme.app.',
    );
  return baseUrl.replace('{tenant}', tenant.toLowerCase());
}

function resources(value: unknown): value is Resource[] {
  return Array.isArray(value) && value.every(isResource);
}

function isResource(one: unknown): one is Resource {
  const { type, id, attributes } = (one ?? {}) as Partial<Resource>;
  return (
    typeof type === 'string' &&
    typeof id === 'string' &&
    typeof attributes === 'object' &&
    attributes !== null
  );
}

/** The included resources that a row leads to, directly or through others, in the order of its relationships. */
function reached(row: Resource, byKey: ReadonlyMap<string, Resource>): Resource[] {
  const found = new Map<string, Resource>();
  const follow = (from: Resource): void => {
    for (const name of Object.keys(from.relationships ?? {}))
      for (const key of keysIn(from, name)) {
        const one = byKey.get(key);
        if (!one || found.has(key)) continue;
        found.set(key, one);
        follow(one);
      }
  };
  follow(row);
  return [...found.values()];
}

/** The included resources of one relationship. */
export function related(from: Resource, name: string, included: readonly Resource[]): Resource[] {
  const keys = keysIn(from, name);
  return included.filter((one) => keys.includes(keyOf(one)));
}

/** The id that a relationship to one resource names, whether that is included or not. */
export function relatedId(from: Resource, name: string): string | null {
  const data = from.relationships?.[name]?.data as { id?: unknown } | null | undefined;
  return typeof data?.id === 'string' ? data.id : null;
}

function keysIn(from: Resource, name: string): string[] {
  const data = from.relationships?.[name]?.data;
  const identifiers = Array.isArray(data) ? data : data ? [data] : [];
  return identifiers.map((one) => keyOf(one as Resource));
}

const keyOf = ({ type, id }: Pick<Resource, 'type' | 'id'>): string => `${type} ${id}`;
