/** A file that was cut off in the middle of a row is noticed, wherever that is, and nothing of it is read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dhlExpress } from '../../../src/connectors/dhl-express/index.ts';
import { dpd } from '../../../src/connectors/dpd/index.ts';
import { fedex } from '../../../src/connectors/fedex/index.ts';
import type { Connector } from '../../../src/connectors/kit/manifest.ts';
import { royalMail } from '../../../src/connectors/royal-mail/index.ts';
import { ups } from '../../../src/connectors/ups/index.ts';
import { usps } from '../../../src/connectors/usps/index.ts';
import { Desk } from './files.ts';

const FILES: [Connector, string][] = [
  [fedex, 'us.csv'],
  [fedex, 'csv-edi.csv'],
  [dhlExpress, 'standard.csv'],
  [dpd, 'english.csv'],
  [royalMail, 'sales-orders.csv'],
  [usps, 'transactions.csv'],
  [ups, 'american.csv'],
];

/** Offsets in the middle of each row, the header included. */
function middles(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
    end = bytes.indexOf('\n', start);
    if (end < 0) end = bytes.length;
    if (end - start > 2) found.push(start + Math.floor((end - start) / 2));
  }
  return found;
}

describe.each(FILES.map(([connector, name]) => ({ connector, name, of: connector.name })))(
  '$of $name',
  ({ connector, name }) => {
    const bytes = readFileSync(
      join(import.meta.dirname, '../../../src/connectors', connector.name, 'fixtures', name),
    );

    test('cut off in the middle of any row it is refused; whole it is read as if nothing had been', async () => {
      const desk = new Desk(connector);
      const cuts = middles(bytes);
      expect(cuts.length).toBeGreaterThan(2);
      for (const at of cuts) {
        const { problem } = await desk.add(`cut-at-${at}.csv`, bytes.subarray(0, at));
        expect([at, problem]).toEqual([at, expect.any(String)]);
      }
      const { problem } = desk.files.all.at(-1)!;
      expect(problem).toContain('breaks off');
      const cut = await desk.read();
      expect([cut.lines, cut.aside.length]).toEqual([[], cuts.length]);
      await desk.add(name, bytes);
      const alone = new Desk(connector);
      await alone.add(name, bytes);
      expect((await desk.read()).lines).toEqual((await alone.read()).lines);
    });

    test('without a last line end it is whole all the same', async () => {
      const desk = new Desk(connector);
      const { problem } = await desk.add(name, bytes.subarray(0, bytes.toString('latin1').trimEnd().length));
      expect(problem).toBeNull();
    });
  },
);
