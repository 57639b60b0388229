import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, SettingsError } from '../../src/cli/settings.ts';

const DOC = readFileSync(join(import.meta.dirname, '../../docs/configuration.md'), 'utf8');

/** The table's rows: name, default, meaning, refused when. */
const rows = DOC.split('\n')
  .filter((line) => /^\| `[A-Z_]+` \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, name, standard, meaning, refused]) => ({
    name: name!.replaceAll('`', ''),
    standard: standard!,
    meaning: meaning!,
    refused: refused!,
  }));

/** The settings the program looks at: seen by looking at what it reads. */
function namesRead(): string[] {
  const names = new Set<string>();
  readSettings(
    new Proxy({} as Record<string, string>, {
      get: (_, name) => void names.add(String(name)),
      ownKeys: () => [],
    }),
  );
  return [...names].sort();
}

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text!);

function isRefused(name: string, value: string): boolean {
  try {
    readSettings({ BACKHAUL_SECRET_KEY: 'ab'.repeat(32), [name]: value });
    return false;
  } catch (error) {
    if (error instanceof SettingsError) return true;
    throw error;
  }
}

test('every setting has its row and every row is a setting', () => {
  expect(rows.map((row) => row.name).sort()).toEqual(namesRead());
});

test.each(rows)('the default of $name is the one that is used', ({ name, standard }) => {
  if (name === 'BACKHAUL_DATA_DIR') return expect(readSettings({}).dataDir).toMatch(/\/\.backhaul$/);
  const [value, ...more] = /^`[^`]+`$/.test(standard) ? quoted(standard) : [''];
  expect(more).toEqual([]);
  expect(readSettings({ [name]: value! })).toEqual(readSettings({}));
});

test.each(rows)('what the row of $name calls refused is refused', ({ name, refused }) => {
  const [, examples = ''] = /: (.*)$/.exec(refused) ?? [];
  const values = quoted(examples.split(';')[0]!);
  expect(values.length > 0 || refused.startsWith('never')).toBe(true);
  expect(values.filter((value) => !isRefused(name, value))).toEqual([]);
});
