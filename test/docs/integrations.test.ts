import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { integrationTables, withTables } from './integration-tables.ts';
import { missingFiles, textOf } from './named-tests.ts';

const PAGE = 'docs/integrations.md';

// BACKHAUL_WRITE_DOCS=1 puts the tables as they are now into the page, after a connector was added or changed.
if (process.env.BACKHAUL_WRITE_DOCS)
  writeFileSync(join(import.meta.dirname, '../..', PAGE), withTables(textOf(PAGE)));

it('has the tables that the catalogue makes', () => {
  const page = textOf(PAGE);
  expect(integrationTables.all!.split('\n').length).toBeGreaterThan(58 + 3);
  expect(page, 'run this test with BACKHAUL_WRITE_DOCS=1 to write the tables').toBe(withTables(page));
});

it('names files that exist', () => {
  expect(missingFiles(textOf(PAGE))).toEqual([]);
});
