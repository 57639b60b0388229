import { mkdirSync, writeFileSync } from 'node:fs';
import { DAY, NOON, PATHS, sandboxes, startBench } from './sandbox-support.ts';

const FOLDER = new URL('../../src/connectors/sandbox/fixtures/', import.meta.url);
const MOST = 10;

/**
 * Writes the fixtures anew: what the simulator sends, and what the connector makes of it. Wanted after a change of
 * either, with BACKHAUL_WRITE_FIXTURES=1; the difference is then to be read.
 */
export async function writeFixtures(): Promise<void> {
  const bench = await startBench();
  for (const { type, functions } of sandboxes) {
    mkdirSync(new URL(type, FOLDER), { recursive: true });
    for (const source of functions) {
      const range = { after: new Date(NOON - 31 * DAY), before: new Date(NOON) };
      const rows = bench.vendor.account('sbx_fixtures').truth(PATHS[`${type} ${source.name}`]!, range);
      const picked = unlike(rows.map((row) => row.json()));
      write(`${type}/${source.name}.vendor.json`, picked);
      write(`${type}/${source.name}.unified.json`, picked.map(source.map));
    }
  }
  await bench.close();
}

/** The first row of each state or kind, so that few rows show much. */
function unlike(rows: Record<string, unknown>[]): Record<string, unknown>[] {
  const seen = new Set<unknown>();
  const fresh = rows.filter(({ state, kind, reason, code, bundle }) => {
    const look = state ?? kind ?? code ?? bundle ?? (typeof reason === 'string' ? reason : null);
    if (look === null || seen.has(look)) return false;
    return seen.add(look);
  });
  return (fresh.length > 1 ? fresh : rows).slice(0, fresh.length > 1 ? MOST : 3);
}

function write(name: string, rows: unknown): void {
  writeFileSync(new URL(name, FOLDER), `${JSON.stringify(rows, null, 2)}\n`);
}
