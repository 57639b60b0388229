import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../src/model/index.ts';

describe('docs/errors.md', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'errors.md'), 'utf8');
  const sections = text.split(/^## /m).slice(1);

  it('has one section for each code, and no other', () => {
    const codes = sections.map((section) => section.split('\n', 1)[0]);
    expect(codes).toEqual(Object.keys(ERRORS));
  });

  it('tells the status that is answered', () => {
    const told = sections.map((section) => Number(/Status (\d+)\./.exec(section)?.[1]));
    expect(told).toEqual(Object.values(ERRORS).map(({ status }) => status));
  });
});
