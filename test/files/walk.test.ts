// Promise 4 for files: a walk over them misses none, also of those that come in while it goes on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Retryable } from '../../src/connectors/kit/errors.ts';
import type { Ask } from '../../src/connectors/kit/manifest.ts';
import { sourceFiles } from '../../src/sync/files/source-files.ts';
import { noteProblem } from '../../src/sync/files/take-in.ts';
import { bytesOf, type FilesGround, filesGround, gate, NOW } from './ground.ts';
import { ledger } from './ledger-carrier.ts';

const MINUTE_MS = 60_000;
const ALL: Ask = { from: null, to: null, newest: true };

describe('walking the files of a connection', () => {
  let ground: FilesGround;
  beforeEach(async () => {
    ground = await filesGround();
  });
  afterEach(() => ground.close());

  const files = () => sourceFiles(ground.engine, ground.connectionId);
  const walk = async (ask: Ask) => {
    const names: string[] = [];
    for (let file = await files().next(ask, null); file; file = await files().next(ask, file.id))
      names.push(file.name);
    return names;
  };
  const window = (from: string, to: string, newest = false): Ask => ({
    from: new Date(from),
    to: new Date(to),
    newest,
  });

  it('comes to a file that began to come in before the one it stands at, and was whole after it', async () => {
    const begun = gate();
    const rest = gate();
    async function* slowly() {
      yield* bytesOf('LEDGER\n');
      begun.open();
      await rest.passed;
      yield* bytesOf('slow,2026-03-01,1\n');
    }
    // Its id is made when it begins, so it is the lower one.
    const slow = ground.send('slow.csv', slowly());
    await begun.passed;
    const { file } = await ground.send('quick.csv', ledger('quick', '2026-03-01'));
    expect((await files().next(ALL, null))?.id).toBe(file.file_id);
    rest.open();
    const { file: late } = await slow;
    expect(late.file_id < file.file_id).toBe(true);
    expect((await files().next(ALL, file.file_id))?.id).toBe(late.file_id);
    expect(await walk(ALL)).toEqual(['quick.csv', 'slow.csv']);
  });

  it('a file arrives later than anything asked or taken in before, whatever the clock says', async () => {
    const ahead = new Date(Date.parse(NOW) + 5 * MINUTE_MS);
    await ground.pool.query('UPDATE connection_state SET newest_as_of = $1', [ahead]);
    const one = await ground.send('a.csv', ledger('a', '2026-03-01'));
    expect(one.file.arrived_at.getTime()).toBeGreaterThan(ahead.getTime());
    const two = await ground.send('b.csv', ledger('b', '2026-03-01'));
    expect(two.file.arrived_at.getTime()).toBeGreaterThan(one.file.arrived_at.getTime());
    await ground.pool.query('UPDATE file SET ready = false');
    const three = await ground.send('c.csv', ledger('c', '2026-03-01'));
    expect(three.file.arrived_at.getTime()).toBeGreaterThan(two.file.arrived_at.getTime());
    ground.clock.advance(60 * MINUTE_MS);
    const four = await ground.send('d.csv', ledger('d', '2026-03-01'));
    expect(four.file.arrived_at).toEqual(ground.clock.now());
  });

  it('finds files by the dates they hold, on both sides of an edge by one', async () => {
    await ground.send('first.csv', ledger('a', '2026-03-01'));
    await ground.send('second.csv', ledger('b', '2026-03-02'));
    expect(await walk(window('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'))).toEqual(['first.csv']);
    expect(await walk(window('2026-03-01T23:59:59.999Z', '2026-03-02T00:00:00.001Z'))).toEqual([
      'first.csv',
      'second.csv',
    ]);
    expect(await walk(window('2026-03-02T00:00:00Z', '2026-03-02T00:00:00.001Z'))).toEqual(['second.csv']);
    expect(await walk(window('2026-03-03T00:00:00Z', '2026-03-09T00:00:00Z'))).toEqual([]);
  });

  it('finds a late file by its coming, and one with a problem as well', async () => {
    const { inbox, connectionId, engine } = ground;
    await ground.send('late.csv', ledger('a', '2025-06-01'));
    await noteProblem(engine, { connectionId, inbox, name: 'odd.csv' }, 'It is odd.');
    const hour = window('2026-03-10T12:00:00Z', '2026-03-10T13:00:00Z');
    expect(await walk(hour)).toEqual(['late.csv', 'odd.csv']);
    expect(await walk(window('2026-03-10T11:00:00Z', '2026-03-10T12:00:00Z'))).toEqual([]);
    expect(await walk(window('2026-03-10T13:00:00Z', '2026-03-10T14:00:00Z'))).toEqual([]);
    expect(await walk(ALL)).toEqual(['late.csv', 'odd.csv']);
    const odd = await files().next(hour, (await files().next(hour, null))!.id);
    expect(odd).toMatchObject({ name: 'odd.csv', facts: null, problem: 'It is odd.' });
  });

  it('adjoining windows find every late file, wherever they are cut', async () => {
    for (let n = 0; n < 6; n++) {
      await ground.send(`${n}.csv`, ledger(`${n}`, '2025-06-01'));
      ground.clock.advance(n % 2 === 0 ? 1 : 500);
    }
    const start = Date.parse(NOW);
    for (let cut = start; cut < start + 2000; cut += 1) {
      if (cut > start + 3 && cut % 250 !== 0) continue;
      const before = await walk({ from: new Date(start), to: new Date(cut), newest: false });
      const after = await walk({ from: new Date(cut), to: new Date(start + 10_000), newest: false });
      expect([...before, ...after]).toEqual(['0.csv', '1.csv', '2.csv', '3.csv', '4.csv', '5.csv']);
    }
  });

  it('the newest slice that reaches to the present has also what comes in during it, an old one has not', async () => {
    ground.clock.advance(5000);
    await ground.send('late.csv', ledger('a', '2025-06-01'));
    expect(await walk(window('2026-03-10T11:00:00Z', NOW, true))).toEqual(['late.csv']);
    expect(await walk(window('2026-03-10T11:00:00Z', NOW, false))).toEqual([]);
    ground.clock.advance(11 * MINUTE_MS);
    expect(await walk(window('2026-03-10T11:00:00Z', NOW, true))).toEqual([]);
  });

  it('an id that is none is nobody’s, and a place that is gone says so', async () => {
    expect(await files().find("'; DROP TABLE file")).toBeNull();
    await expect(files().next(ALL, 'x')).rejects.toThrow(Retryable);
    await expect(files().read('x', 0)[Symbol.asyncIterator]().next()).rejects.toThrow(Retryable);
  });

  it('has nothing of another connection', async () => {
    const { file } = await ground.send('a.csv', ledger('a', '2026-03-01'));
    const other = await ground.connect(ground.connector);
    const theirs = sourceFiles(ground.engine, other.connectionId);
    expect(await theirs.next(ALL, null)).toBeNull();
    expect(await theirs.find(file.file_id)).toBeNull();
    await expect(theirs.next(ALL, file.file_id)).rejects.toThrow(Retryable);
    await expect(theirs.read(file.file_id, 0)[Symbol.asyncIterator]().next()).rejects.toThrow(Retryable);
  });

  it('a run that may have looked for the last time is followed by another as soon as it ends', async () => {
    const due = async () =>
      (await ground.pool.query('SELECT next_due_at FROM schedule')).rows[0].next_due_at as Date;
    await ground.pool.query("UPDATE run SET status = 'completed'");
    const before = await due();
    await ground.send('a.csv', ledger('a', '2026-03-01'));
    expect(await due()).toEqual(before);
    await ground.pool.query("UPDATE run SET status = 'open'");
    await ground.send('b.csv', ledger('b', '2026-03-01'));
    expect(await due()).toEqual(ground.clock.now());
  });
});
