/** What the simulated UPS leaves in a folder, and that reading it gives what was billed. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ups } from '../../../src/connectors/ups/index.ts';
import type { Truth } from '../../../src/connectors/ups/simulator/truth.ts';
import {
  startUpsSimulator,
  type UpsSimulator,
  type UpsSimulatorOptions,
} from '../../../src/connectors/ups/simulator.ts';
import { type InvoiceLineItem, resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import { contextOf, Inbox, lineItems, readAll, refusalOf, surveyBytes } from './files.ts';

const resource = resourceOfFunction('carrier', 'get_invoice_line_items');
const DAY_MS = 24 * 3600 * 1000;
const START = Date.parse('2026-06-03T12:00:00Z');
let folder: string;
let now: number;
const running: UpsSimulator[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ups-'));
  now = START;
});
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.close();
  await rm(folder, { recursive: true });
});

async function start(options: Partial<UpsSimulatorOptions> = {}): Promise<UpsSimulator> {
  const simulator = await startUpsSimulator({
    seed: 7,
    clock: () => new Date(now),
    folder,
    shipments: 6,
    weeks: 10,
    everyMs: 3_600_000,
    ...options,
  });
  running.push(simulator);
  return simulator;
}

async function filesOf(path = folder): Promise<[string, Buffer][]> {
  const names = (await readdir(path)).filter((name) => ups.inbox!.fileName.test(name)).toSorted();
  return Promise.all(
    names.map(async (name): Promise<[string, Buffer]> => [name, await readFile(join(path, name))]),
  );
}

/** Reads everything in the folder as the engine would: charges by id. */
async function readFolder(credentials = {}) {
  const inbox = new Inbox();
  for (const [name, bytes] of await filesOf()) await inbox.add(name, bytes);
  const { records } = await readAll(contextOf(inbox, credentials));
  const lines = records.map((raw) => lineItems.map(raw) as InvoiceLineItem);
  return { inbox, lines, byId: new Map(lines.map((line) => [line.id, line])) };
}

/** A charge as plain text, so that sets of them can be compared whoever tells of them. */
function ofRecord(line: InvoiceLineItem): string {
  const more = line.additional_fields as Record<string, string>;
  return [
    line.account_id,
    line.invoice_id,
    line.created_date.slice(0, 10),
    line.transaction_date?.slice(0, 10),
    line.tracking_number ?? '',
    more.charge_category_code,
    more.charge_category_detail_code,
    more.charge_classification_code,
    line.charge_description,
    line.net_cost.toFixed(2),
    line.gross_cost?.toFixed(2),
    more.currency,
  ].join('|');
}

function ofTruth(line: Truth): string {
  return [
    line.account,
    line.invoice,
    line.invoiceDay,
    line.day,
    line.tracking,
    line.category,
    line.detail,
    line.classification,
    line.text,
    (line.net / 100).toFixed(2),
    (line.gross / 100).toFixed(2),
    line.currency,
  ].join('|');
}

test('what is read is what was billed, however often and in whatever form it came', async () => {
  const simulator = await start();
  const names = (await filesOf()).map(([name]) => name);
  for (const kind of [/_again\.csv$/, /_export\.csv$/])
    expect(names.some((name) => kind.test(name))).toBe(true);
  const { inbox, lines, byId } = await readFolder();
  expect([...byId.values()].map(ofRecord).toSorted()).toEqual(simulator.charges().map(ofTruth).toSorted());
  // Exports came on top, the same bytes again did not.
  expect(lines.length).toBeGreaterThan(byId.size);
  expect(inbox.all.length).toBeLessThan(names.length);
  expect(inbox.all.flatMap(({ problem, warnings }) => [problem, ...warnings])).toEqual(
    inbox.all.map(() => null),
  );
  for (const line of lines) expect(validateRecord(resource, line)).toEqual([]);
});

test('a charge exported again differs in nothing that counts', async () => {
  await start();
  const { lines } = await readFolder();
  const first = new Map<string, InvoiceLineItem>();
  let again = 0;
  for (const line of lines) {
    const { raw: _, ...counts } = line;
    const known = first.get(line.id);
    if (!known) first.set(line.id, counts as InvoiceLineItem);
    else {
      again++;
      expect(counts).toEqual(known);
    }
  }
  expect(again).toBeGreaterThan(100);
  expect(lineItems.volatile).toEqual(['raw']);
});

test('it shows what real files show', async () => {
  const simulator = await start({ weeks: 16 });
  const { byId } = await readFolder();
  const lines = [...byId.values()];
  const more = (line: InvoiceLineItem) => line.additional_fields as Record<string, unknown>;
  const kinds = new Set(lines.map((line) => more(line).adjustment_kind));
  for (const kind of [
    'weight_or_dimensions',
    'address_correction',
    'service_guarantee_refund',
    'void',
    'zone',
    'residential_or_commercial',
    'credit',
    null,
  ])
    expect(kinds).toContain(kind);
  for (const text of ['Treibstoffzuschl.', 'Zuschlag für Privatzustellung', 'MwSt.'])
    expect(lines.some((line) => line.charge_description === text)).toBe(true);
  // Corrections are of parcels picked up weeks before; parcels of the time before the first file included.
  const late = lines.filter((line) => more(line).adjustment && line.tracking_number !== null);
  const lateBy = late.map(
    (line) => (Date.parse(line.created_date) - Date.parse(line.transaction_date!)) / DAY_MS,
  );
  expect(Math.min(...lateBy)).toBeGreaterThan(7);
  expect(Math.max(...lateBy)).toBeGreaterThan(30);
  // What a parcel cost is the sum of all that was ever billed for it.
  const voided = late.find((line) => more(line).adjustment_kind === 'void')!;
  const own = lines.filter((line) => line.tracking_number === voided.tracking_number);
  expect(new Set(own.map((line) => line.invoice_id)).size).toBeGreaterThan(1);
  expect(own.reduce((sum, line) => sum + line.net_cost, 0)).toBeCloseTo(0, 6);
  const twins = simulator.charges().filter(({ detail }) => detail === 'OTPU');
  expect(twins.length).toBeGreaterThan(1);
  expect(lines.filter((line) => more(line).charge_category_detail_code === 'OTPU').length).toBe(twins.length);
});

test('an account of a file can be had alone', async () => {
  const simulator = await start();
  const [, zero] = simulator.accounts;
  const { byId } = await readFolder({ account_numbers: zero });
  const wanted = simulator.charges().filter(({ account }) => account === zero);
  expect([...byId.values()].map(ofRecord).toSorted()).toEqual(wanted.map(ofTruth).toSorted());
  expect(wanted.length).toBeGreaterThan(100);
});

test('seed and clock decide every byte, and a restart changes none', async () => {
  await start();
  const before = await filesOf();
  const other = await mkdtemp(join(tmpdir(), 'ups-'));
  try {
    await start({ folder: other });
    expect(await filesOf(other)).toEqual(before);
  } finally {
    await rm(other, { recursive: true });
  }
  now += 7 * DAY_MS;
  await start();
  const after = new Map(await filesOf());
  for (const [name, bytes] of before) expect(after.get(name)?.equals(bytes), name).toBe(true);
  expect(after.size).toBeGreaterThan(before.length);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

describe('time', () => {
  test('a file comes when its week is over, once', async () => {
    const simulator = await start({ weeks: 1 });
    // The last invoice before 3 June 2026 is of Saturday, 30 May.
    expect(new Set(simulator.charges().map(({ invoiceDay }) => invoiceDay))).toEqual(new Set(['2026-05-30']));
    expect(await simulator.deliver()).toEqual([]);
    now = Date.parse('2026-06-08T05:59:59Z');
    expect(await simulator.deliver()).toEqual([]);
    now = Date.parse('2026-06-08T06:00:00Z');
    const names = await simulator.deliver();
    expect(names.filter((name) => name.includes('20260606'))).toHaveLength(3);
    expect(await simulator.deliver()).toEqual([]);
    expect(simulator.charges({ from: new Date('2026-06-06'), to: new Date('2026-06-07') })).not.toEqual([]);
    expect(simulator.charges({ from: new Date('2026-06-07'), to: new Date('2026-06-13') })).toEqual([]);
  });

  test('it keeps delivering by itself', async () => {
    const simulator = await start({ weeks: 1, everyMs: 5 });
    const before = (await filesOf()).length;
    now += 7 * DAY_MS;
    await expect.poll(async () => (await filesOf()).length, { timeout: 30_000 }).toBeGreaterThan(before);
    await simulator.close();
  });

  test('what is gone from the folder is told at the end, not swallowed', async () => {
    await expect(startUpsSimulator({ seed: 1, clock: () => new Date(now) })).rejects.toThrow('--folder');
  });
});

test('files that are none are turned away, a missing row is noticed', async () => {
  const simulator = await start({ weeks: 1 });
  const bytesOf = async (kind: Parameters<UpsSimulator['leave']>[0]) =>
    readFile(join(folder, await simulator.leave(kind)));
  expect(await refusalOf(await bytesOf('pdf'))).toContain('a PDF');
  expect(await refusalOf(await bytesOf('workbook'))).toContain('workbook');
  expect(await refusalOf(await bytesOf('empty'))).toContain('is empty');
  expect(await refusalOf(await bytesOf('other_table'))).toContain('has 3 columns');
  expect(await refusalOf(await bytesOf('cut_off'))).toContain('breaks off inside a quoted cell');
  const { warnings } = await surveyBytes(await bytesOf('row_missing'));
  expect(warnings).toEqual([expect.stringMatching(/rows add up to .* but it says/)]);
});
