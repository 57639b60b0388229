/**
 * A client that reads everything: the real server with the sandbox read by a real worker, every list page by page and
 * every single record, each answer held against the contract's own document.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contractFile, contractIsHere, type Fault, type Judge, readContract } from './contract.ts';
import { EXCEPTIONS } from './exceptions.ts';
import { fill, listsOf, walkPages } from './pages.ts';
import { readSandboxWorld, type SandboxWorld } from './sandbox-world.ts';

if (!contractIsHere) {
  console.warn(`SKIPPED: answers are not compared with the contract, ${contractFile.pathname} is absent`);
  test.skip('SKIPPED: walk along the contract (../shared is absent)', () => {});
} else {
  describe('a walk through everything', () => {
    let world: SandboxWorld;
    let judge: Judge;
    beforeAll(async () => {
      world = await readSandboxWorld();
      judge = readContract();
    });
    afterAll(() => world.end());

    test('would notice a fault', async () => {
      const { body } = await world.client.get('/wms/orders?limit=2', { token: world.tokens.wms });
      const path = '/wms/orders';
      const broken = (change: object) => {
        const data = body.data.map((order: object, index: number) =>
          index === 1 ? { ...order, ...change } : order,
        );
        return judge('GET', path, JSON.parse(JSON.stringify({ ...body, data })));
      };
      const fault = (field: string) => [expect.objectContaining({ operation: `GET ${path}`, field })];
      expect(broken({ more: 'than described' })).toEqual([]);
      expect(broken({ order_number: undefined })).toEqual(fault('data[].order_number'));
      expect(broken({ order_number: null })).toEqual(fault('data[].order_number'));
      expect(broken({ status: 'sent' })).toEqual(fault('data[].status'));
      expect(broken({ created_date: 'yesterday' })).toEqual(fault('data[].created_date'));
      expect(broken({ tags: [1] })).toEqual(fault('data[].tags[]'));
      expect(broken({ ship_to_address: {} }).length).toBeGreaterThan(5);
    });

    test('meets only what the contract describes', { timeout: 120_000 }, async () => {
      const faults = new Map<string, Fault>();
      const note = (method: string, path: string, body: unknown) => {
        for (const fault of judge(method, path, body)) faults.set(JSON.stringify(fault), fault);
      };
      for (const { resource, path } of await listsOf(world)) {
        const { type, onePath } = resource;
        const token = world.tokens[type];
        const all = await walkPages(world, { type, path });
        await world.client.get(`${path}?limit=20`, { token });
        expect(all.length, `${path} has nothing to look at`).toBeGreaterThan(1);
        if (resource.taggable && onePath) {
          const tagged = await world.client.send('PUT', `${fill(onePath, all[0]!.id)}/trackstar-tags`, {
            token,
            json: { trackstar_tags: ['walked', { by: 'test' }] },
          });
          expect(tagged.status, tagged.text).toBe(200);
          note('PUT', `${onePath}/trackstar-tags`, tagged.body);
        }

        const limit = Math.max(1, Math.ceil(all.length / 7));
        const paged = await walkPages(world, { type, path, limit }, (page) => {
          expect(page.data.length).toBeLessThanOrEqual(limit);
          note('GET', resource.path, page);
        });
        const ids = paged.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(all.map(({ id }) => id));

        if (!onePath) continue;
        const below = path === resource.path ? [] : [path.split('/')[3]!].map(decodeURIComponent);
        for (const record of paged) {
          const { status, body } = await world.read(fill(onePath, ...below, record.id), type);
          expect([status, body]).toEqual([200, { data: record }]);
          note('GET', onePath, body);
        }
        // Which also holds the answer against our own document.
        await world.client.get(fill(onePath, ...below, paged[0]!.id), { token });
      }

      const excused = (fault: Fault) =>
        EXCEPTIONS.filter(
          ({ operation, field }) => operation.test(fault.operation) && field.test(fault.field),
        );
      const found = [...faults.values()];
      expect(found.filter((fault) => excused(fault).length === 0)).toEqual([]);
      const used = new Set(found.flatMap(excused));
      expect(
        EXCEPTIONS.filter((one) => !used.has(one)),
        'exceptions that nothing needs',
      ).toEqual([]);
    });
  });
}
