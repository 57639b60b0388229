import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The text of a file of the checkout. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function isThere(path: string): boolean {
  return existsSync(join(root, path));
}

/** What is wrong with a page's word that a test of that name is in that file; null when it is true. */
export function problemOf(file: string, name: string): string | null {
  if (!isThere(file)) return `${file} does not exist`;
  const source = textOf(file);
  // As a whole string, so that a name that was cut short or lengthened is noticed.
  const quoted = [`'${name}'`, `"${name}"`, `\`${name}\``, `'${name.replaceAll("'", "\\'")}'`];
  return quoted.some((text) => source.includes(text)) ? null : `${file} has no test "${name}"`;
}

/** Source and test files that a page names anywhere and that are not there. */
export function missingFiles(page: string): string[] {
  const named = [...page.matchAll(/`((?:src|test|scripts|docs)\/[\w./-]+)`/g)].map(([, path]) => path!);
  return [...new Set(named)].filter((path) => !isThere(path));
}
