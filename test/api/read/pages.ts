import { expect } from 'vitest';
import { type Resource, resources } from '../../../src/model/index.ts';
import type { SandboxWorld } from './sandbox-world.ts';

/** A record as it was answered. */
export type Answered = Record<string, unknown> & { id: string };

/** An answer of a list. */
export interface ListAnswer {
  data: Answered[];
  next_token: string | null;
  total_count: number;
}

/**
 * Walks a list to its end.
 *
 * @param query without paging, `status=open`
 * @param look is shown each page
 */
export async function walkPages(
  world: SandboxWorld,
  list: { type: Resource['type']; path: string; query?: string; limit?: number },
  look: (answer: ListAnswer) => void = () => {},
): Promise<Answered[]> {
  const found: Answered[] = [];
  let token: string | null = null;
  do {
    const query = [`limit=${list.limit ?? 1000}`, list.query, token && `page_token=${token}`].filter(Boolean);
    const { status, body } = await world.read(`${list.path}?${query.join('&')}`, list.type);
    expect(status, JSON.stringify(body)).toBe(200);
    const page = body as ListAnswer;
    expect(page.total_count).toBe(page.data.length);
    look(page);
    found.push(...page.data);
    token = page.next_token;
  } while (token !== null);
  return found;
}

/** Every list there is to walk: a resource with its address, once for each record it lies below. */
export async function listsOf(world: SandboxWorld): Promise<{ resource: Resource; path: string }[]> {
  const warehouses = await walkPages(world, { type: 'wms', path: '/wms/warehouses' });
  return resources.flatMap((resource) =>
    resource.path.includes('{')
      ? warehouses.map(({ id }) => ({ resource, path: fill(resource.path, id) }))
      : [{ resource, path: resource.path }],
  );
}

/** A path of the contract with its first parameters filled in. */
export function fill(path: string, ...ids: string[]): string {
  return ids.reduce((filled, id) => filled.replace(/\{\w+\}/, encodeURIComponent(id)), path);
}
