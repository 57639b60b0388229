/** Numbered pages, told of by headers that may be absent. */
import { expect, test } from 'vitest';
import type { Context } from '../../../src/connectors/kit/manifest.ts';
import { walkBack } from '../../../src/connectors/shipbob/walk.ts';

function answering(headers: Record<string, string>): Context {
  const http = { header: (name: string) => headers[name] ?? null };
  return { http } as unknown as Context;
}

const rows = async () => [0, 1, 2];

test('the headers say where the walk begins', async () => {
  const ctx = answering({ 'Total-Count': '11', 'Total-Pages': '3' });
  const next = { page: 3, count: 11, again: 0 };
  expect(await walkBack(ctx, null, rows)).toEqual({ kind: 'page', records: [0, 1, 2], next });
});

test('without the headers that count, only what one answer holds is read', async () => {
  expect(await walkBack(answering({}), null, rows)).toEqual({
    kind: 'page',
    records: [0, 1, 2],
    next: null,
  });
  const long = answering({ 'Next-Page': '/order?Page=2' });
  expect(await walkBack(long, null, rows)).toEqual({ kind: 'capped' });
  await expect(walkBack(answering({}), { page: 2, count: 9, again: 0 }, rows)).rejects.toThrow('any more');
});
