import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isThere, missingFiles, problemOf, textOf } from './named-tests.ts';

const FOLDER = 'docs/promises';
const PROMISES = [
  'one-runner',
  'atomic-page',
  'precedence',
  'nothing-missed',
  'cancel-is-final',
  'newest-wins',
  'same-again-is-silent',
  'one-event-a-change',
  'resumable',
  'bounded',
  'within-the-quota',
  'honest-ends',
  'walls',
];
const PAGES = PROMISES.map((name, index) => `${String(index + 1).padStart(2, '0')}-${name}.md`);
/** Promises of which a part is still to come; their pages and the list say so. */
const PARTIAL: string[] = [];
const SECTIONS = ['Promised', 'How it holds', 'What it does not cover', 'Tests'];

it('has a page for each of the thirteen promises, and no other', () => {
  const pages = readdirSync(join(import.meta.dirname, '../..', FOLDER)).filter(
    (name) => name !== 'README.md',
  );
  expect(pages.toSorted()).toEqual(PAGES);
});

it('links each from the list, in order, and marks the partial ones', () => {
  const rows = [...textOf(`${FOLDER}/README.md`).matchAll(/^\| \d+ \| \[.+?\]\((.+?)\) \|(.*)$/gm)];
  expect(rows.map(([, page]) => page)).toEqual(PAGES);
  expect(rows.filter(([, , line]) => line!.includes('Partial')).map(([, page]) => page)).toEqual(PARTIAL);
});

it('links to nothing that is not there', () => {
  for (const page of ['README.md', ...PAGES]) {
    const links = [...textOf(`${FOLDER}/${page}`).matchAll(/\]\(([^)#:]+)\)/g)].map(([, to]) => to!);
    expect(
      links.filter((to) => !isThere(join(FOLDER, to))),
      page,
    ).toEqual([]);
  }
});

describe.each(PAGES)('%s', (page) => {
  const text = textOf(`${FOLDER}/${page}`);
  const tests = text.slice(text.indexOf('\n## Tests\n'));

  it('has the four sections', () => {
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(SECTIONS);
    expect(text.includes('**Partial today.**')).toBe(PARTIAL.includes(page));
  });

  it('names files that exist', () => {
    expect(missingFiles(text)).toEqual([]);
  });

  // A file is a bullet, each of its tests one below it; nothing else stands in the section.
  it('names tests that are in the file they stand under', () => {
    const problems: (string | null)[] = [];
    let file = '';
    let named = 0;
    for (const line of tests.trim().split('\n').slice(1).filter(Boolean)) {
      const [, path] = /^- `(test\/[\w./-]+)`$/.exec(line) ?? [];
      const [, name] = /^ {2}- `(.+)`$/.exec(line) ?? [];
      if (path) file = path;
      else if (name) problems.push(problemOf(file, name));
      else problems.push(`not understood: ${line}`);
      if (name) named += 1;
    }
    expect(problems.filter(Boolean)).toEqual([]);
    expect(named).toBeGreaterThan(0);
  });
});
