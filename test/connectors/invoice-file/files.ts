/** Reading carriers' invoice files in tests, without a server. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceFiles } from '../../../src/connectors/kit/files.ts';
import type { Ask, Connector, Context, Cursor } from '../../../src/connectors/kit/manifest.ts';
import type { InvoiceLineItem } from '../../../src/model/index.ts';
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import { connectorContext } from '../../support/connector-context.ts';
import { PaperFiles } from '../../support/paper-files.ts';

const ALWAYS: Ask = { from: null, to: null, newest: true };

/** What a line has beside the fields of the model. */
export interface Line extends InvoiceLineItem {
  additional_fields: Record<string, unknown>;
}

/** A connector with the files that came in for it. */
export class Desk {
  readonly files: PaperFiles;
  readonly #connector: Connector;

  constructor(connector: Connector) {
    this.#connector = connector;
    this.files = new PaperFiles(connector.inbox!);
  }

  /** A file that came in: what its survey says. */
  add(name: string, text: string | Buffer) {
    return this.files.add(name, Buffer.from(text as string));
  }

  /** Everything that reading all files gives: lines by id, and reasons of what was put aside. */
  async read(ask = ALWAYS, credentials: Record<string, string> = {}) {
    const [fn] = this.#connector.functions;
    const ctx = contextOf(this.files, credentials);
    const lines = new Map<string, Line>();
    const aside: string[] = [];
    const resource = resourceOfFunction('carrier', 'get_invoice_line_items');
    for (let cursor: Cursor | null = null, pages = 0; pages < 5000; pages++) {
      const page = await fn!.page(ctx, ask, cursor);
      if (page.kind !== 'page') throw new Error(`no page but ${page.kind}`);
      for (const raw of page.records) {
        try {
          const line = fn!.map(raw) as unknown as Line;
          const problems = validateRecord(resource, line);
          if (problems.length > 0) throw new Error(problems[0]);
          lines.set(line.id, line);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          aside.push(error.message);
        }
      }
      if (page.next === null) return { lines: [...lines.values()], aside };
      cursor = JSON.parse(JSON.stringify(page.next)) as Cursor;
    }
    throw new Error('the reading does not get to its end');
  }
}

/** A connector with all files of a folder, in the order of their names. */
export async function deskOf(connector: Connector, folder: string): Promise<Desk> {
  const desk = new Desk(connector);
  for (const name of (await readdir(folder)).toSorted())
    await desk.add(name, await readFile(join(folder, name)));
  return desk;
}

/** An empty folder, gone after the test. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'backhaul-invoices-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A table as text. */
export function table(rows: readonly (readonly string[])[], delimiter = ','): string {
  return rows.map((row) => `${row.join(delimiter)}\r\n`).join('');
}

/** Label, net and gross of lines, for comparing. */
export function amounts(lines: readonly Line[]) {
  return lines.map(({ charge_description, net_cost, gross_cost }) => [
    charge_description,
    net_cost,
    gross_cost,
  ]);
}

/** What lines come to, to the cent. */
export function sum(lines: readonly Line[]): number {
  return Math.round(lines.reduce((total, { net_cost }) => total + (net_cost ?? 0), 0) * 100) / 100;
}

function contextOf(files: SourceFiles, credentials: Record<string, string>): Context {
  const now = () => new Date('2030-01-01T00:00:00Z');
  return { ...connectorContext('', { source_type: 'upload', ...credentials }, { now }), files };
}

/** For comparing what has no order. */
export function inOrder(things: readonly object[]): string[] {
  const told = (thing: object) =>
    JSON.stringify(Object.entries(thing).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return things.map(told).toSorted();
}
