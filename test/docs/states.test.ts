import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { afterMove, type RunMove, type RunStatus, TRANSITIONS } from '../../src/sync/words.ts';

const STATES: RunStatus[] = ['open', 'completed', 'cancelled', 'stuck'];
const MOVES: RunMove[] = ['finish', 'cancel', 'give_up', 'resume'];

it('is drawn in the architecture page as it is in the code', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/architecture.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (\w+) \| (\w+) \| (\w+) \| /gm)].map(([, from, move, to]) => [
    from,
    move,
    to,
  ]);
  expect(rows.filter(([from]) => from !== 'from')).toEqual(TRANSITIONS);
});

it('allows the listed moves and no other', () => {
  const allowed = STATES.flatMap((from) =>
    MOVES.flatMap((move) => (afterMove(from, move) ? [[from, move, afterMove(from, move)]] : [])),
  );
  expect(allowed.toSorted()).toEqual(TRANSITIONS.map((row) => [...row]).toSorted());
});
