import { describe, expect, test } from 'vitest';
import { createSealer } from '../../src/store/seal.ts';

const OLD = Buffer.alloc(32, 1);
const NEW = Buffer.alloc(32, 2);

describe('a sealed secret', () => {
  test('opens under the same key and owner, and looks different each time', () => {
    const sealer = createSealer(OLD);
    const [a, b] = [sealer.seal('c1', 'pässword'), sealer.seal('c1', 'pässword')];
    expect(a).not.toBe(b);
    expect([sealer.open('c1', a), sealer.open('c1', b)]).toEqual(['pässword', 'pässword']);
    expect(a).not.toContain('pässword');
  });

  test('opens neither for another owner, nor altered, nor under another key that claims its id', () => {
    const sealer = createSealer(OLD);
    const sealed = sealer.seal('c1', 'secret');
    expect(() => sealer.open('c2', sealed)).toThrow();
    const parts = sealed.split('.');
    for (const part of [2, 3, 4]) {
      const altered = parts.with(part, `${parts[part]!.startsWith('A') ? 'B' : 'A'}${parts[part]!.slice(1)}`);
      expect(() => sealer.open('c1', altered.join('.'))).toThrow();
    }
    const claimed = parts.with(1, createSealer(NEW).seal('c1', 'x').split('.')[1]!);
    expect(() => createSealer(NEW).open('c1', claimed.join('.'))).toThrow();
    expect(() => sealer.open('c1', 'v0.a.b.c.d')).toThrow(/unknown form/);
  });

  test('under a key that is not here names both keys and no secret', () => {
    const sealed = createSealer(OLD).seal('c1', 'secret');
    expect(() => createSealer(NEW).open('c1', sealed)).toThrow(
      /^A secret was sealed under key [0-9a-f]{8}, but BACKHAUL_SECRET_KEY is key [0-9a-f]{8}\.$/,
    );
  });
});

describe('while keys are changed', () => {
  const before = createSealer(OLD);
  const told = createSealer(OLD, [NEW]);
  const after = createSealer(NEW, [OLD]);

  test('processes before and after the swap open each other’s secrets', () => {
    expect(told.open('c1', after.seal('c1', 'a'))).toBe('a');
    expect(after.open('c1', told.seal('c1', 'b'))).toBe('b');
    // Why a key is made known before it is used.
    expect(() => before.open('c1', after.seal('c1', 'c'))).toThrow(/sealed under key/);
  });

  test('each seals under its own key, and knows what others sealed', () => {
    expect(after.isCurrent(after.seal('c1', 'x'))).toBe(true);
    expect(after.isCurrent(told.seal('c1', 'x'))).toBe(false);
    expect(told.isCurrent(before.seal('c1', 'x'))).toBe(true);
  });
});
