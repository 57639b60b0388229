/** Each check of the suite can fail: for each there is a connector that it finds wanting. */
import { describe, expect, test } from 'vitest';
import { Subject } from '../check.ts';
import { CHECKS } from '../checks/index.ts';
import { checkerOf, SPECIFICATIONS } from '../specifications/index.ts';
import { BROKEN } from './broken.ts';

/** Checks of what was said before. */
const COUNTS = ['within the quota', 'specification'];

/** Checks of what stands outside of the checkout. */
const OUTSIDE = ['specification', 'samples'];

describe.each(BROKEN.map((one) => [one.check, one.what, one] as const))('%s finds %s', (name, _, broken) => {
  const absent = OUTSIDE.includes(name) && !checkerOf(SPECIFICATIONS[broken.connector.name]!);
  test.skipIf(absent)('and says so', async () => {
    const check = CHECKS.find((one) => one.name === name)!;
    const subject = new Subject(broken.connector, broken.simulate);
    const [fn] = broken.connector.functions;
    expect(check.skips(broken.connector, fn!)).toBe(null);
    try {
      // What counts what was asked needs something to have been asked for.
      if (COUNTS.includes(name))
        await CHECKS.find((one) => one.name === 'sizes')!
          .run(subject, fn!)
          .catch(() => {});
      await expect(check.run(subject, fn!)).rejects.toThrow(broken.says);
    } finally {
      await subject.close();
    }
  });
});

test('there is one for each check', () => {
  const found = new Set(BROKEN.map(({ check }) => check));
  expect(CHECKS.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([]);
});
