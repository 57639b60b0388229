import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '../kit/manifest.ts';

/** What is known of a source and from where, and what nobody could find out. In Markdown, a line each. */
export interface Documented {
  sources: { fact: string; from: string }[];
  unknowns: string[];
}

const CONNECTORS = join(import.meta.dirname, '..');

/**
 * What the README in a connector's folder says under "Sources" (a table of facts and where each is from) and under
 * "What is unknown" (a list, or sentences). Read from there, so that it is written once.
 */
export function documentedBy({ name }: Connector): Documented {
  const file = join(CONNECTORS, name, 'README.md');
  if (!existsSync(file)) return { sources: [], unknowns: [] };
  const text = readFileSync(file, 'utf8');
  return {
    sources: rowsOf(sectionOf(text, 'Sources')),
    unknowns: itemsOf(sectionOf(text, 'What is unknown')),
  };
}

function sectionOf(text: string, heading: string): string {
  const section = text.split(/^## /m).find((one) => one.startsWith(`${heading}\n`));
  return section?.slice(heading.length).trim() ?? '';
}

/** Rows of its table, but for the heading and the line below it. */
function rowsOf(section: string): Documented['sources'] {
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => {
    const [fact = '', from = ''] = row.split('|').slice(1, -1).map(plain);
    return { fact, from };
  });
}

/** Its list; what is no list is one sentence, or several. */
function itemsOf(section: string): string[] {
  const items = section.split(/^- /m).slice(1);
  const found = items.length > 0 ? items.map((item) => item.split('\n\n')[0]!) : section.split('\n\n');
  return found.map(plain).filter((item) => item !== '');
}

/** Without line breaks, emphasis, and links, which lead nowhere outside of the folder. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll('**', '')
    .replace(/\s+/g, ' ')
    .trim();
}
