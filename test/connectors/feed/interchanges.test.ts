import { describe, expect, test } from 'vitest';
import { readSets } from '../../../src/connectors/feed/x12/interchange.ts';
import { readSegments } from '../../../src/connectors/feed/x12/segments.ts';
import { feedOf, interchange, order, X12 } from './support.ts';

const one = interchange([{ set: '945', segments: order('SO-1', 'B1', 20) }]);

async function* bytes(text: string, size: number) {
  const all = Buffer.from(text);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

async function setsOf(text: string, size = 1 << 20) {
  const found = [];
  for await (const set of readSets(bytes(text, size), null)) found.push(set);
  return found;
}

describe('an interchange', () => {
  test.each([
    ['*', '~\n'],
    ['|', '\n'],
    ['\u001d', '\u001c'],
    ['+', "'"],
    ['*', '~'],
    ['*', '\r\n'],
  ])('is read by the separators that it names (%j %j)', async (element, end) => {
    const text = interchange([{ set: '945', segments: order('SO-1', 'B1', 20) }], { element, end });
    const [set] = await setsOf(text);
    expect(set!.segments[0]).toEqual(['W06', 'F', 'SO-1', '20260414', 'B1']);
    expect(set!.envelope).toMatchObject({ sender: 'HOUSE', interchange: '000000071', date: '20260414' });
  });

  test('may be cut anywhere by whoever hands out its bytes', async () => {
    const whole = await setsOf(
      one + interchange([{ set: '945', segments: order('SO-2', 'B2', 1) }], { element: '|', end: "'" }),
    );
    for (const size of [1, 7, 105, 106, 107])
      expect(
        await setsOf(
          one + interchange([{ set: '945', segments: order('SO-2', 'B2', 1) }], { element: '|', end: "'" }),
          size,
        ),
      ).toEqual(whole);
    expect(whole.map(({ segments }) => segments[0]![2])).toEqual(['SO-1', 'SO-2']);
  });

  test('may be read from any of its documents on', async () => {
    const text = interchange([
      { set: '945', segments: order('SO-1', 'B1', 20) },
      { set: '945', at: '20260415*0900', segments: order('SO-2', 'B2', 1) },
    ]);
    const [, second] = await setsOf(text);
    const { at } = second!.start;
    const again = [];
    for await (const set of readSets(bytes(text.slice(at), 50), second!.start)) again.push(set);
    expect(again).toEqual([second]);
  });

  const whole = one.split('~\n');
  test.each([
    ['breaks off in its interchange 000000071: there is no IEA', `${whole.slice(0, -2).join('~\n')}~\n`],
    ['breaks off inside its 7th segment', one.slice(0, one.indexOf('W03') + 3)],
    [
      'has a group 710 of 1 documents whose end says 710 and 2 (GE), at its 9th segment',
      one.replace('GE*1', 'GE*2'),
    ],
    ['has an interchange 000000071 of 1 groups', one.replace('IEA*1*', 'IEA*3*')],
    ['has an interchange 000000071 of 1 groups', one.replace('IEA*1*000000071', 'IEA*1*000000072')],
    ['has no end (SE) of its document 0001', one.replace(/SE\*\d\*0001~\n/, '')],
    ['has a header (ISA) of another length', one.replace('HOUSE          ', 'HOUSE')],
    ['is no X12: it does not begin with ISA', 'order_number,sku\n'.repeat(10)],
    [
      'has something after an interchange that is none',
      `${one}trailing rubbish that is long enough to be looked at as a header ${'.'.repeat(80)}`,
    ],
  ])('that is not whole is refused: %s', async (reason, text) => {
    const { files, add } = feedOf(X12);
    await add('a.edi', text);
    expect(files.all[0]!.problem).toContain(reason);
  });

  test('a segment without an end is refused before it fills the memory', async () => {
    const endless = async () => {
      for await (const _ of readSegments(
        bytes(one.replace('~\nGS', `~\nGS*${'x'.repeat(200_000)}`).replaceAll(/~\n(?!GS)/g, ''), 1000),
        { at: 0, line: 1, separators: null },
      ));
    };
    await expect(endless()).rejects.toThrow(/segment/);
  });
});
