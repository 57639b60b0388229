import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotOurs } from '../../src/connectors/kit/files.ts';
import { dropExpired } from '../../src/store/queries/housekeeping.ts';
import { changeConnection } from '../../src/sync/change-connection.ts';
import { deleteConnection } from '../../src/sync/delete-connection.ts';
import { sourceFiles } from '../../src/sync/files/source-files.ts';
import { FILE_MOST, FileTooLarge } from '../../src/sync/files/stage.ts';
import { takeIn } from '../../src/sync/files/take-in.ts';
import { bytesOf, type FilesGround, filesGround, gate } from './ground.ts';
import { ledger } from './ledger-carrier.ts';

const MB = 1024 * 1024;

describe('a file comes in', () => {
  let ground: FilesGround;
  let version = 1;
  beforeEach(async () => {
    version = 1;
    ground = await filesGround({ version: () => version });
  });
  afterEach(() => ground.close());

  it('is stored as it is, and read back from any offset', async () => {
    const text = `LEDGER\na,2026-03-01,1\n#${randomBytes(1.3 * MB).toString('hex')}\n`;
    const content = Buffer.from(text);
    async function* oddly() {
      for (let at = 0; at < content.length; at += 70_001) yield content.subarray(at, at + 70_001);
    }
    const { file, already } = await ground.send('a.csv', oddly());
    expect([already, file.size, (await ground.stored()).parts]).toEqual([false, content.length, 3]);
    const files = sourceFiles(ground.engine, ground.connectionId);
    for (const offset of [0, 1, MB - 1, MB, MB + 1, 2 * MB, content.length - 1, content.length]) {
      const parts: Buffer[] = [];
      for await (const part of files.read(file.file_id, offset)) parts.push(part);
      expect(parts.every((part) => part.length <= MB)).toBe(true);
      expect(Buffer.concat(parts).equals(content.subarray(offset))).toBe(true);
    }
  });

  it('the same bytes twice are one file, whatever their name', async () => {
    const one = await ground.send('a.csv', ledger('a', '2026-03-01'));
    const two = await ground.send('b.csv', ledger('a', '2026-03-01'));
    expect([two.already, two.file]).toEqual([true, one.file]);
    expect(await ground.stored()).toEqual({ files: 1, ready: 1, parts: 1 });
  });

  it('the same bytes twice at once are one file', async () => {
    const both = gate();
    let waiting = 0;
    async function* together() {
      yield* bytesOf(ledger('a', '2026-03-01'));
      if (++waiting === 2) both.open();
      await both.passed;
    }
    const taken = await Promise.all([ground.send('a.csv', together()), ground.send('b.csv', together())]);
    expect(taken.map(({ already }) => already).sort()).toEqual([false, true]);
    expect(new Set(taken.map(({ file }) => file.file_id)).size).toBe(1);
    expect(await ground.stored()).toEqual({ files: 1, ready: 1, parts: 1 });
  });

  it('the same bytes replace the file when a survey finds something else in them', async () => {
    const files = sourceFiles(ground.engine, ground.connectionId);
    const one = await ground.send('a.csv', ledger('a', '2026-03-01'));
    version = 2;
    const two = await ground.send('a.csv', ledger('a', '2026-03-01'));
    expect(two.already).toBe(false);
    expect(await files.find(one.file.file_id)).toBeNull();
    expect((await files.find(two.file.file_id))?.facts).toEqual({ version: 2, rows: 1 });
    // Who had read the old one comes to the new one next.
    const ask = { from: null, to: null, newest: true };
    expect((await files.next(ask, one.file.file_id))?.id).toBe(two.file.file_id);
  });

  it('is told of once it can be read, and only then, unless its events are not wanted', async () => {
    const { engine, connectionId, inbox, pool } = ground;
    const told = async () =>
      (
        await pool.query(
          "SELECT kind, run_id, data FROM event WHERE type = 'carrier-file.created' ORDER BY seq",
        )
      ).rows;
    const { file } = await ground.send('a.csv', `${ledger('a', '2026-03-01')}WARN\n`);
    await ground.send('again.csv', `${ledger('a', '2026-03-01')}WARN\n`);
    await expect(ground.send('b.csv', 'something else')).rejects.toThrow(NotOurs);
    await takeIn(engine, { connectionId, inbox, name: 'c.csv', bytes: bytesOf('no ledger'), from: 'place' });
    expect(await told()).toEqual([
      {
        kind: null,
        run_id: null,
        data: {
          id: file.file_id,
          file_name: 'a.csv',
          filename: 'a.csv',
          file_type: 'csv',
          generated_time: file.arrived_at.toISOString(),
          size: file.size,
          warnings: ['The sums do not add up.'],
        },
      },
    ]);
    await changeConnection(engine, connectionId, { webhooksDisabled: true });
    await ground.send('d.csv', ledger('d', '2026-03-01'));
    expect(await told()).toHaveLength(1);
    await deleteConnection(engine, connectionId);
    await expect(ground.send('e.csv', ledger('e', '2026-03-01'))).rejects.toThrow('no longer exists');
  });

  it('leaves nothing when its bytes break off, when it is none of the source’s, and when it is empty', async () => {
    async function* breaking() {
      yield Buffer.alloc(2 * MB);
      throw new Error('broken off');
    }
    await expect(ground.send('a.csv', breaking())).rejects.toThrow('broken off');
    await expect(ground.send('a.csv', 'something else')).rejects.toThrow(NotOurs);
    await expect(ground.send('a.csv', '')).rejects.toThrow('The file is empty.');
    expect(await ground.stored()).toEqual({ files: 0, ready: 0, parts: 0 });
  });

  it('takes the place of files that were cut off, and of no others', async () => {
    const whole = ledger('a', '2026-03-01', 2 * MB);
    const leave = (name: string, content: string) =>
      takeIn(ground.engine, {
        connectionId: ground.connectionId,
        inbox: ground.inbox,
        name,
        bytes: bytesOf(content),
        from: 'place',
      });
    await leave('short.csv', whole.slice(0, 100));
    await leave('long.csv', whole.slice(0, -18));
    await leave('other.csv', whole.slice(0, 100).replaceAll('x', 'y'));
    await leave('good.csv', `${ledger('b', '2026-03-01')}`);
    await leave('whole.csv', whole);
    const { rows } = await ground.pool.query(
      'SELECT file_name, problem IS NULL AS good FROM file WHERE ready ORDER BY arrived_at',
    );
    expect(rows).toEqual([
      { file_name: 'other.csv', good: false },
      { file_name: 'good.csv', good: true },
      { file_name: 'whole.csv', good: true },
    ]);
  });

  it('is refused beyond 256 MB, and nothing of it is left', async () => {
    const part = Buffer.alloc(4 * MB);
    let given = 0;
    async function* huge() {
      for (; given <= 2 * FILE_MOST; given += part.length) yield part;
    }
    await expect(ground.send('a.csv', huge())).rejects.toThrow(FileTooLarge);
    expect(given).toBeLessThan(FILE_MOST + 2 * part.length);
    expect(await ground.stored()).toEqual({ files: 0, ready: 0, parts: 0 });
  }, 120_000);

  it('is invisible until it is whole; what a killed process leaves is dropped after an hour', async () => {
    const half = gate();
    const rest = gate();
    async function* slowly() {
      yield* bytesOf(`LEDGER\n#${'x'.repeat(70 * MB)}\n`);
      half.open();
      await rest.passed;
      throw new Error('killed');
    }
    const sending = ground.send('a.csv', slowly());
    await half.passed;
    const { pool } = ground;
    const files = sourceFiles(ground.engine, ground.connectionId);
    expect(await files.next({ from: null, to: null, newest: true }, null)).toBeNull();
    expect(await ground.stored()).toEqual({ files: 1, ready: 0, parts: 70 });
    await dropExpired(pool);
    expect((await ground.stored()).parts).toBe(70);
    await pool.query("UPDATE file SET created_at = now() - interval '61 minutes'");
    await dropExpired(pool);
    // In bounded batches: the rest goes the next time.
    expect(await ground.stored()).toEqual({ files: 1, ready: 0, parts: 6 });
    await dropExpired(pool);
    expect(await ground.stored()).toEqual({ files: 0, ready: 0, parts: 0 });
    rest.open();
    await expect(sending).rejects.toThrow('killed');
  });

  it('is taken in also where another write has the connection’s lock for a while', async () => {
    const holder = await ground.pool.connect();
    await holder.query('SET idle_in_transaction_session_timeout = 0');
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM connection_state WHERE connection_id = $1 FOR NO KEY UPDATE', [
      ground.connectionId,
    ]);
    let done = false;
    const sending = ground.send('a.csv', ledger('a', '2026-03-01')).finally(() => {
      done = true;
    });
    await expect
      .poll(async () => {
        const { rows } = await ground.pool.query(
          "SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        return rows[0].n;
      })
      .toBe(1);
    expect([done, (await ground.stored()).files]).toEqual([false, 0]);
    await holder.query('COMMIT');
    holder.release();
    expect((await sending).already).toBe(false);
  });
});
