/** A month of UPS invoices, through the real server: left in a folder and uploaded, read back, added up. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectors } from '../../src/connectors/index.ts';
import { startUpsSimulator, type UpsSimulator } from '../../src/connectors/ups/simulator.ts';
import { resourceByName } from '../../src/model/index.ts';
import { questionsOf } from '../api/read/questions.ts';
import { HurriedClock } from '../support/hurried-clock.ts';
import { type Server, startServer } from './server.ts';

const LINES = '/carrier/invoice-line-items';
const WEEKS = 5;

/** What a test compares of a charge: all that decides which one it is and what it costs. */
type Charge = Record<'invoice' | 'tracking' | 'day' | 'text' | 'net' | 'gross' | 'account', string | number>;

interface Line extends Record<string, unknown> {
  id: string;
  invoice_id: string;
  tracking_number: string | null;
  transaction_date: string;
  account_id: string;
  net_cost: number;
  gross_cost: number;
  charge_description: string;
  additional_fields: Record<string, unknown>;
  trackstar_updated_date: string;
}

const cents = (amount: number) => Math.round(amount * 100);
const sorted = (charges: Charge[]) => charges.map((charge) => JSON.stringify(charge)).sort();

describe('a month of UPS invoices', () => {
  const clock = new HurriedClock('2026-03-31T09:00:00Z', 1);
  const filesDir = mkdtempSync(join(tmpdir(), 'backhaul-ups-'));
  const folder = join(filesDir, 'ups');
  let simulator: UpsSimulator;
  let server: Server;
  let connection: { id: string; token: string };
  let lines: Line[];
  const fileNames = () => readdirSync(folder).filter((name) => name.endsWith('.csv'));
  /** The server leaves alone what was written a moment ago; these were written long ago. */
  const settle = () => {
    for (const name of fileNames()) utimesSync(join(folder, name), 1e9, 1e9);
  };
  const readLines = async (token = connection.token, query = '', limit = 1000) =>
    (await server.list(token, LINES, query, limit)) as Line[];
  const expected = (): Charge[] =>
    simulator.charges().map((line) => ({
      invoice: line.invoice,
      tracking: line.tracking,
      day: line.day,
      text: line.text,
      net: line.net,
      gross: line.gross,
      account: line.account,
    }));
  const charges = (answered: Line[]): Charge[] =>
    answered.map((line) => ({
      invoice: line.invoice_id,
      tracking: line.tracking_number ?? '',
      day: line.transaction_date.slice(0, 10),
      text: line.charge_description,
      net: cents(line.net_cost),
      gross: cents(line.gross_cost),
      account: line.account_id,
    }));
  /** Asks for a sync now until there are that many records. */
  const readUntil = async (count: number, token = connection.token) => {
    for (;;) {
      const found = await readLines(token);
      if (found.length >= count) return found;
      await server.client.post('/connections/sync', { token });
      await sleep(200);
    }
  };

  beforeAll(async () => {
    simulator = await startUpsSimulator({
      seed: 3,
      clock: () => clock.now(),
      folder,
      weeks: WEEKS,
      shipments: 6,
    });
    settle();
    server = await startServer({
      connectors: connectors({ sandboxUrl: 'http://127.0.0.1:1' }),
      clock,
      filesDir,
    });
    connection = await server.connect({
      integration_name: 'ups',
      credentials: { source_type: 'folder', folder: 'ups' },
    });
    await server.initialDone(connection.id);
    lines = await readLines();
  }, 120_000);
  afterAll(async () => {
    await server?.end();
    await simulator?.close();
    rmSync(filesDir, { recursive: true });
  });

  it('is all there, once, although some files came twice', () => {
    expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
    expect(fileNames().length).toBeGreaterThan(simulator.accounts.length * WEEKS);
    expect(lines.length).toBeGreaterThan(200);
    expect(sorted(charges(lines))).toEqual(sorted(expected()));
  });

  it('adds up to each invoice', () => {
    const sums = new Map<string, { net: number; total: unknown }>();
    for (const line of lines) {
      const sum = sums.get(line.invoice_id) ?? { net: 0, total: line.additional_fields.invoice_total };
      sum.net += cents(line.net_cost);
      expect(line.additional_fields.invoice_total).toBe(sum.total);
      sums.set(line.invoice_id, sum);
    }
    expect(sums.size).toBe(simulator.accounts.length * WEEKS);
    for (const { net, total } of sums.values()) expect(net).toBe(cents(total as number));
  });

  it('shows late corrections beside the charge they correct, which stays as it was', () => {
    const corrections = lines.filter(
      (line) => line.additional_fields.adjustment === true && line.tracking_number,
    );
    expect(corrections.length).toBeGreaterThan(0);
    const late = corrections.filter((correction) =>
      lines.some(
        (line) =>
          line.tracking_number === correction.tracking_number &&
          line.additional_fields.adjustment === false &&
          String(line.additional_fields.invoice_date) < String(correction.additional_fields.invoice_date),
      ),
    );
    expect(late.length).toBeGreaterThan(0);
  });

  it('is read back page by page, whatever the size of a page', async () => {
    const ids = lines.map((line) => line.id);
    for (const limit of [1, 7, 100].filter((size) => ids.length / size < 400)) {
      expect((await readLines(connection.token, '', limit)).map((line) => line.id)).toEqual(ids);
    }
  });

  it('answers each documented filter with what the records say', { timeout: 180_000 }, async () => {
    // Of two weeks: each question is answered with whole rows of 250 columns.
    const week = 'created_date[gte]=2026-03-15T00:00:00Z';
    const some = await readLines(connection.token, week);
    expect(some.length).toBeGreaterThan(50);
    for (const { field, query, holds } of questionsOf(resourceByName('invoice_line_item'), some)) {
      if (field === 'created_date') continue;
      const found = await readLines(connection.token, `${week}&${query}`);
      expect(
        found.map((line) => line.id),
        query,
      ).toEqual(some.filter(holds).map((line) => line.id));
    }
  });

  it('is silent when it is read once more on demand, and says what was read', async () => {
    const before = lines.map((line) => [line.id, line.trackstar_updated_date]);
    const job = await server.backfill(
      connection.token,
      'get_invoice_line_items',
      '2026-02-20T00:00:00Z',
      '2026-03-31T00:00:00Z',
    );
    expect(job).toMatchObject({ status: 'completed', window_basis: 'invoice' });
    expect((await readLines()).map((line) => [line.id, line.trackstar_updated_date])).toEqual(before);
  });

  it('gives the same records when the same files are uploaded, and knows a file that comes again', async () => {
    const { token } = await server.connect({
      integration_name: 'ups',
      credentials: { source_type: 'upload' },
    });
    const upload = async (name: string) => {
      const response = await fetch(`${server.url}/carrier/files?file_name=${name}`, {
        method: 'POST',
        headers: {
          'x-trackstar-api-key': server.key,
          'x-trackstar-access-token': token,
          'content-type': 'text/csv',
        },
        body: readFileSync(join(folder, name)),
      });
      expect(response.status).toBe(200);
      return (await response.json()) as { already: boolean; data: { warnings: string[] } };
    };
    const first = new Set<string>();
    for (const name of fileNames().sort()) {
      const { already, data } = await upload(name);
      const bytes = readFileSync(join(folder, name)).toString('base64');
      expect([name, already]).toEqual([name, first.has(bytes)]);
      expect(data.warnings).toEqual([]);
      first.add(bytes);
    }
    const uploaded = await readUntil(lines.length, token);
    expect(uploaded.map((line) => line.id)).toEqual(lines.map((line) => line.id));
  });

  it('says of a damaged file what is wrong with it, and reads what comes after', async () => {
    const name = await simulator.leave('pdf');
    settle();
    await server.client.post('/connections/sync', { token: connection.token });
    for (;;) {
      const { body } = await server.client.get('/carrier/files?limit=1000&start_time=2026-01-01T00:00:00Z', {
        token: connection.token,
      });
      const file = body.data.find((one: { file_name: string }) => one.file_name === name);
      if (file) {
        expect(file.problem).toMatch(/PDF/);
        break;
      }
      await sleep(100);
    }
    expect(await readLines()).toHaveLength(lines.length);
  });
});
