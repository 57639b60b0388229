import { expect, it } from 'vitest';
import { missingFiles, problemOf, textOf } from './named-tests.ts';

const page = textOf('docs/founding-page.md');

/** The numbered sentences, each with what stands below it; wrapped lines are joined. */
const rows = page
  .split(/^(?=\d+\. )/m)
  .slice(1)
  .map((text) => {
    const [sentence = '', ...evidence] = text
      .split(/^(?=## )/m)[0]!
      .split(/\n\s+- /)
      .map((part) => part.replace(/\s+/g, ' ').trim());
    return { number: Number.parseInt(sentence, 10), sentence, evidence };
  });

it('numbers its sentences without a gap', () => {
  expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => index + 1));
  expect(rows.length).toBeGreaterThan(30);
});

it('says of each sentence which test holds it, or what is still to come', () => {
  const problems = rows.flatMap(({ number, evidence }) => {
    if (evidence.length === 0) return [`${number} has nothing below it`];
    return evidence.flatMap((item) => {
      if (/^later: \S/.test(item)) return [];
      const [, file, name] = /^`(test\/[\w./-]+)`: `(.+)`$/.exec(item) ?? [];
      const problem = file && name ? problemOf(file, name) : `not understood: ${item}`;
      return problem ? [`${number}: ${problem}`] : [];
    });
  });
  expect(problems).toEqual([]);
});

it('names files that exist', () => {
  expect(missingFiles(page)).toEqual([]);
});
