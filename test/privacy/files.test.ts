import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  blank,
  personalColumns,
  separatorsOf,
  stretchesOf,
  tellingCells,
  windowsOf,
} from '../../src/sync/privacy/blank-text.ts';
import { Erasing, erasePerson } from '../../src/sync/privacy/erasing.ts';
import { signsOfPerson } from '../../src/sync/privacy/signs.ts';
import { type FilesGround, filesGround } from '../files/ground.ts';
import { HER, JANE, tracesOf } from './traces.ts';

const HEADER = 'Tracking;Receiver Name;Receiver Address 1;Receiver City;Postal Code;Service Name\n';
const HERS = '1Z1;Jane Doe;12 Elm Street;Springfield;ZX8 4QJ;Ground\n';
const OTHERS = '1Z2;Sam Other;9 Oak Road;Springfield;10001;Ground\n';

/** Blanks a file as if all of it were one part. */
function blanked(text: string): string {
  const known = new Set(signsOfPerson(JANE));
  const bytes = Buffer.from(text);
  const stretches = stretchesOf(bytes, separatorsOf(bytes), true);
  const personal = personalColumns(stretches[0]);
  for (const { cells } of stretches) {
    const telling = windowsOf(cells).flatMap((window) => [
      ...tellingCells(window, (sign) => known.has(sign)),
    ]);
    if (telling.length === 0) continue;
    for (const cell of [...telling, ...cells.filter((_, column) => personal.has(column))]) blank(bytes, cell);
  }
  return bytes.toString();
}

describe('a file keeps its form without the person', () => {
  it.each([
    [
      'a table',
      `${HEADER}${HERS}${OTHERS}`,
      `${HEADER}1Z1;xxxx xxx;00 xxx xxxxxx;xxxxxxxxxxx;xx0 0xx;Ground\n${OTHERS}`,
    ],
    [
      'without a header',
      `${OTHERS}${HERS}`,
      `${OTHERS}1Z1;xxxx xxx;00 xxx xxxxxx;Springfield;xx0 0xx;Ground\n`,
    ],
    [
      'quoted',
      'a,"Doe, Jane","ZX8 4QJ"\r\nb,"Doe, Jane","10001"\r\n',
      'a,"xxx, xxxx","xx0 0xx"\r\nb,"Doe, Jane","10001"\r\n',
    ],
    [
      'an interchange',
      "UNB+UNOC:3'UNH+1+X'NAD+CN+++Jane Doe+12 Elm Street+Springfield'UNT+3+1'UNH+2+X'NAD+CN+++Jane Doe+1 Way'UNT+3+2'",
      "UNB+UNOC:3'UNH+1+X'NAD+CN+++xxxx xxx+00 xxx xxxxxx+Springfield'UNT+3+1'UNH+2+X'NAD+CN+++Jane Doe+1 Way'UNT+3+2'",
    ],
  ])('%s', (_, before, after) => expect(blanked(before)).toBe(after));
});

describe('files that are stored, and that come in', () => {
  let ground: FilesGround;
  beforeEach(async () => {
    ground = await filesGround();
  });
  afterEach(() => ground.close());
  const CONTENT = `LEDGER\n#${HERS}a,2026-03-01,1\n# jane.doe@example.com\n`;

  it('lose her, and are still known as the same', async () => {
    const { file } = await ground.send('one.csv', CONTENT);
    const erasing = new Erasing(ground.engine);
    await erasePerson(ground.engine, ground.organizationId, JANE);
    await expect
      .poll(async () => {
        await erasing.round();
        return (await ground.pool.query('SELECT 1 FROM erasure WHERE done_at IS NULL')).rowCount;
      })
      .toBe(0);
    expect(await tracesOf(ground.pool, HER)).toEqual([]);
    const again = await ground.send('again.csv', CONTENT);
    expect(again).toMatchObject({ already: true, file: { file_id: file.file_id, size: file.size } });
    await ground.send('other.csv', `${CONTENT}b,2026-03-02,2\n`);
    expect(await tracesOf(ground.pool, HER)).toEqual([]);
    const { rows } = await ground.pool.query("SELECT convert_from(content, 'UTF8') AS text FROM file_part");
    expect(rows.map(({ text }) => text.split('\n')[2])).toEqual(['a,2026-03-01,1', 'a,2026-03-01,1']);
  });
});
