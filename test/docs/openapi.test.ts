import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorld, type World } from '../api/world.ts';

const ROOT = join(import.meta.dirname, '../..');
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

it('docs/openapi.json is what the server answers (renew: npm test -- test/docs/openapi.test.ts -u)', async () => {
  const document: unknown = await (await fetch(`${world.url}/openapi.json`)).json();
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(join(ROOT, 'docs/openapi.json'));
});

it('the types of the client and the dashboard are made from it (renew: npm run api-types)', () => {
  const document = readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8');
  const types = readFileSync(join(ROOT, 'clients/typescript/src/schema.ts'), 'utf8');
  expect(types).toContain(`// sha256 ${createHash('sha256').update(document).digest('hex')}\n`);
});
