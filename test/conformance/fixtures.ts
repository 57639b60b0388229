/** The payloads in a connector's folder, with what its mapper should make of them beside them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector, Cursor, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import { connectorContext } from '../support/connector-context.ts';
import { PaperFiles } from '../support/paper-files.ts';

export const CONNECTORS = join(import.meta.dirname, '../../src/connectors');

export interface Fixture {
  /** For sentences: `get_orders.vendor.json`. */
  name: string;
  raws: unknown[];
  /** Where the expected records stand. */
  unifiedFile: string;
}

/**
 * Of a function: `<function>[-<what>].vendor.json`, a list of payloads, in `fixtures/` or in `fixtures/<type>/` where
 * a folder serves several types. Of a connector that reads files, each file that has a `.unified.json` of its name.
 */
export async function fixturesOf(connector: Connector, fn: SourceFunction): Promise<Fixture[]> {
  const root = join(CONNECTORS, connector.name, 'fixtures');
  const folder = existsSync(join(root, connector.type)) ? join(root, connector.type) : root;
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).toSorted();
  const files = connector.inbox
    ? names.filter((name) => !name.endsWith('.json') && isOf(connector, fn, name))
    : names.filter((name) => name.endsWith('.vendor.json') && isOf(connector, fn, name));
  return Promise.all(
    files.map(async (name) => {
      const bytes = readFileSync(join(folder, name));
      const raws = connector.inbox
        ? await recordsIn(connector, fn, name, bytes)
        : (JSON.parse(bytes.toString()) as unknown[]);
      return { name, raws, unifiedFile: join(folder, name.replace(/(\.vendor)?\.\w+$/, '.unified.json')) };
    }),
  );
}

function isOf({ functions, inbox }: Connector, fn: SourceFunction, file: string): boolean {
  return (inbox !== undefined && functions.length === 1) || file.split(/[.-]/, 1)[0] === fn.name;
}

/** What a file's pages give. */
async function recordsIn(
  connector: Connector,
  fn: SourceFunction,
  name: string,
  bytes: Buffer,
): Promise<unknown[]> {
  const files = new PaperFiles(connector.inbox!);
  const { problem } = await files.add(name, bytes);
  if (problem !== null) throw new Error(`${name} is not taken for a file of ${connector.name}: ${problem}`);
  const now = () => new Date('2030-01-01T00:00:00Z');
  const ctx = { ...connectorContext('', { source_type: 'upload' }, { now }), files };
  const raws: unknown[] = [];
  let cursor: Cursor | null = null;
  do {
    const page = await fn.page(ctx, { from: null, to: null, newest: true }, cursor);
    if (page.kind !== 'page') throw new Error(`a page of ${name} is ${page.kind}`);
    raws.push(...page.records);
    cursor = page.next;
  } while (cursor !== null);
  return raws;
}
