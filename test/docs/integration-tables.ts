import { catalogueOf, type Integration } from '../../src/connectors/catalogue/catalogue.ts';
import { connectors } from '../../src/connectors/index.ts';
import { findFunction } from '../../src/model/index.ts';

const catalogue = catalogueOf(connectors({ sandboxUrl: 'http://127.0.0.1' }));

/** The tables of docs/integrations.md as the catalogue has them, by the words that open and close their place. */
export const integrationTables: Readonly<Record<string, string>> = {
  readable: table(
    ['name', 'type', 'function', 'on demand', 'window compares', 'evidence'],
    catalogue.flatMap((one) => (one.connector ? functionRows(one) : [])),
  ),
  all: table(['integration', 'name', 'type', 'on demand', 'connector', 'to enter'], catalogue.map(row)),
};

/** A page with the tables put where they belong: between `<!-- name -->` and `<!-- /name -->`. */
export function withTables(page: string): string {
  return Object.entries(integrationTables).reduce((text, [name, lines]) => {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`the page has no place for the table "${name}"`);
    return text.replace(place, (_, open: string, close: string) => `${open}\n${lines}\n\n${close}`);
  }, page);
}

function functionRows({ type, name, functions }: Integration): string[][] {
  return functions.map((fn) => {
    const possible = findFunction(type, fn.name)!.onDemand;
    const onDemand = fn.onDemand ? 'yes' : possible ? 'can be enabled' : 'never';
    return [`\`${name}\``, type, `\`${fn.name}\``, onDemand, fn.basis ?? '', fn.evidence ?? ''];
  });
}

function row({ type, name, displayName, connector, credentials, functions }: Integration): string[] {
  const offered = connector ? functions.filter((fn) => fn.onDemand) : functions;
  return [
    displayName,
    `\`${name}\``,
    type,
    codes(offered.map((fn) => fn.name)) || 'nothing',
    connector ? 'yes' : 'no',
    codes(credentials.map((field) => field.name)) || 'not known',
  ];
}

function codes(words: string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
