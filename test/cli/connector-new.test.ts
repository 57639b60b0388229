/** A new connector's folder conforms in form before anybody has written a line of it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectorNew } from '../../src/cli/connector-new.ts';

const ROOT = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'backhaul-connector-new-'));

beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  for (const path of ['src', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, path), join(root, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

test('of every type it has the right types, and is listed', () => {
  for (const type of ['wms', 'cart', 'carrier'] as const)
    expect(connectorNew(`acme-${type}`, { type }, root)).toBe(0);
  const index = readFileSync(join(root, 'src/connectors/index.ts'), 'utf8');
  expect(index).toContain("import { acmeWms } from './acme-wms/index.ts';");
  expect(index).toMatch(/vendors: readonly Connector\[\] = \[[^\]]*[^,\s], acmeWms, acmeCart, acmeCarrier\]/);
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const checked = spawnSync(process.execPath, [tsc, '--noEmit', '-p', root], { encoding: 'utf8' });
  expect(checked.stdout).toBe('');
}, 120_000);

test('a folder that is there is left alone, and a slug must be one', () => {
  expect(() => connectorNew('ups', { type: 'carrier' }, root)).toThrow(/is there already/);
  for (const slug of ['Acme', '../x', 'a--b', '', 'a_b'])
    expect(() => connectorNew(slug, { type: 'wms' }, root)).toThrow(/no slug/);
});
