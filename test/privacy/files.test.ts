import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PART_BYTES } from '../../src/store/queries/files.ts';
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

const ISA = `ISA*00*${' '.repeat(10)}*00*${' '.repeat(10)}*ZZ*${'SENDER'.padEnd(15)}*ZZ*${'RECEIVER'.padEnd(15)}*260301*1200*U*00401*000000001*0*P*>~`;

/** Blanks a file as if all of it were one part. */
function blanked(text: string): string {
  const known = new Set(signsOfPerson(JANE));
  const bytes = Buffer.from(text);
  const separators = separatorsOf(bytes);
  const stretches = stretchesOf(bytes, separators, true);
  const personal = personalColumns(separators.isTable ? stretches[0] : undefined);
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
    [
      'an interchange of X12, each message by itself',
      `${ISA}ST*210*1~N1*CN*Jane Doe~N3*12 Elm Street~N4*Springfield*IL*ZX8 4QJ*US~PER*IC**TE*5550100123~SE*6*1~ST*210*2~N1*CN*Jane Doe~N3*1 Way~SE*4*2~`,
      `${ISA}ST*210*1~N1*CN*xxxx xxx~N3*00 xxx xxxxxx~N4*Springfield*IL*xx0 0xx*US~PER*IC**TE*0000000000~SE*6*1~ST*210*2~N1*CN*Jane Doe~N3*1 Way~SE*4*2~`,
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

  it('lose her where two parts meet', async () => {
    const line = '# to jane.doe@example.com\n';
    // Her address begins in the first part and ends in the second.
    const head = 'LEDGER\n';
    const fill = PART_BYTES - head.length - 10;
    const lines = `#${'x'.repeat(fill % 1000 === 0 ? 998 : (fill % 1000) - 2)}\n${`#${'x'.repeat(998)}\n`.repeat(Math.ceil(fill / 1000) - 1)}`;
    await erasePerson(ground.engine, ground.organizationId, JANE);
    await ground.send('wide.csv', `${head}${lines}${line}a,2026-03-01,1\n`);
    const { rows } = await ground.pool.query(
      "SELECT string_agg(convert_from(content, 'UTF8'), '' ORDER BY part_no) AS text, count(*)::int AS parts FROM file_part",
    );
    expect(rows[0].parts).toBe(2);
    expect(rows[0].text.slice(PART_BYTES - 10)).toBe('# xx xxxx.xxx@xxxxxxx.xxx\na,2026-03-01,1\n');
  });

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
    await ground.send('jane.doe@example.com.csv', `${CONTENT}b,2026-03-02,2\n`);
    expect(await tracesOf(ground.pool, HER)).toEqual([]);
    const names = await ground.pool.query('SELECT file_name FROM file ORDER BY file_id');
    expect(names.rows.map((row) => row.file_name)).toEqual(['one.csv', '[erased].csv']);
    const { rows } = await ground.pool.query("SELECT convert_from(content, 'UTF8') AS text FROM file_part");
    expect(rows.map(({ text }) => text.split('\n')[2])).toEqual(['a,2026-03-01,1', 'a,2026-03-01,1']);
  });
});
