/** Reads sample files that others composed, which are reference data outside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dhlExpress } from '../../../src/connectors/dhl-express/index.ts';
import { dpd } from '../../../src/connectors/dpd/index.ts';
import { fedex } from '../../../src/connectors/fedex/index.ts';
import { royalMail } from '../../../src/connectors/royal-mail/index.ts';
import { usps } from '../../../src/connectors/usps/index.ts';
import { Desk, sum } from './files.ts';

// Beside the checkout, or beside the folder that it is a worktree in.
const PLACES = ['../../../../shared/', '../../../../../shared/'].map(
  (place) => new URL(place, import.meta.url),
);
const shared = PLACES.find((place) => existsSync(place));

const SAMPLES = [
  { connector: fedex, file: 'fedex-us.csv', invoices: 1, total: 1894.06 },
  { connector: fedex, file: 'fedex-uk.csv', invoices: 1, total: 1795.73 },
  { connector: fedex, file: 'fedex-nl.csv', invoices: 1, total: 2186.15 },
  { connector: dhlExpress, file: 'dhl-express.csv', invoices: 1, total: 1536.6 },
  { connector: dpd, file: 'dpd-english.csv', invoices: 25, total: 367.27 },
  { connector: dpd, file: 'dpd-dutch.csv', invoices: 25, total: 284.93 },
  { connector: dpd, file: 'dpd-german.csv', invoices: 25, total: 383.63 },
  { connector: royalMail, file: 'royal-mail.csv', invoices: 1, total: 1208.42 },
  { connector: usps, file: 'usps.csv', invoices: 25, total: 269.29 },
];

if (!shared) {
  console.warn(`SKIPPED: samples of another project are not read, ${PLACES[0]!.pathname} is absent`);
  test.skip('SKIPPED: samples of another project (../shared is absent)', () => {});
} else {
  test.each(SAMPLES)('$file is read whole', async ({ connector, file, invoices, total }) => {
    const desk = new Desk(connector);
    const { problem } = await desk.add(
      file,
      readFileSync(new URL(`fixtures/carrier-samples/${file}`, shared)),
    );
    expect(problem).toBeNull();
    const { lines, aside } = await desk.read();
    expect(aside).toEqual([]);
    expect(new Set(lines.map(({ invoice_id }) => invoice_id)).size).toBe(invoices);
    expect(sum(lines)).toBe(total);
  });
}
