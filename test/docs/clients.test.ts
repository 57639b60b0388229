import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isThere, textOf } from './named-tests.ts';

const ROOT = join(import.meta.dirname, '../..');
const README = 'clients/typescript/README.md';

/** What the client exports as values, from its index. */
function exported(): string[] {
  const index = textOf('clients/typescript/src/index.ts').replace(/\/\*\*.*?\*\//gs, '');
  const lists = [...index.matchAll(/export \{([^}]*)\}/g)].flatMap(([, names]) => names!.split(','));
  return lists.map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '));
}

it('the page of the client names what it exports', () => {
  const page = readFileSync(join(ROOT, README), 'utf8');
  expect(exported().length).toBeGreaterThan(4);
  // A connection is what `backhaul.connection` makes; nobody makes one alone.
  expect(exported().filter((name) => name !== 'Connection' && !page.includes(name))).toEqual([]);
});

it('the page of the examples has each of them, and none that is not there', () => {
  const page = textOf('examples/README.md');
  const linked = [...page.matchAll(/\]\(((?:typescript|python|curl)\/[\w.-]+)\)/g)].map(([, to]) => to!);
  const there = ['typescript', 'python', 'curl'].flatMap((folder) =>
    readdirSync(join(ROOT, 'examples', folder))
      .filter((name) => /\.(ts|py|sh)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  expect(linked.toSorted()).toEqual(there.toSorted());
  for (const page of [README, 'examples/README.md'])
    for (const [, to] of textOf(page).matchAll(/\]\((\.\.\/[^)#]+)/g))
      expect(isThere(join(page, '..', to!)), `${page}: ${to}`).toBe(true);
});
