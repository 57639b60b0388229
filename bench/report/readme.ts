import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const README = join(import.meta.dirname, '..', '..', 'README.md');
const BEGIN = '<!-- numbers: npm run bench -- --write-readme -->';
const END = '<!-- end of numbers -->';

/** What stands in the README's place for numbers. @throws Error when the place is not there */
export function numbersInReadme(): string {
  const { text, from, to } = place();
  return text.slice(from, to).trim();
}

/** Puts a table into the README's place for numbers. */
export function writeNumbers(table: string): void {
  const { text, from, to } = place();
  writeFileSync(README, `${text.slice(0, from)}\n${table}\n\n${text.slice(to)}`);
}

function place(): { text: string; from: number; to: number } {
  const text = readFileSync(README, 'utf8');
  const from = text.indexOf(BEGIN) + BEGIN.length;
  const to = text.indexOf(END);
  if (from < BEGIN.length || to < from) throw new Error(`README.md has no place for the numbers (${BEGIN}).`);
  return { text, from, to };
}
