import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { FOUNDING_PAIRS } from '../connectors/catalogue/founding-pairs.ts';
import type { IntegrationType } from '../model/index.ts';
import { scaffold } from './connector-scaffold.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';

const ROOT = join(import.meta.dirname, '../..');
const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Makes a connector's folder and lists it.
 *
 * @param root the checkout, for tests
 * @returns the exit code
 */
export function connectorNew(
  slug: string,
  { type, json }: { type: IntegrationType; json?: boolean },
  root = ROOT,
): number {
  if (!SLUG.test(slug))
    throw new Refusal(
      `"${slug}" is no slug: lower-case letters, digits and single hyphens, such as acme-wms.`,
      EXIT.usage,
    );
  const folder = join(root, 'src/connectors', slug);
  if (existsSync(folder))
    throw new Refusal(`src/connectors/${slug} is there already. Remove it, or choose another slug.`);
  const name = slug.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const files = scaffold({ slug, name, type });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  listIn(join(root, 'src/connectors/index.ts'), [
    [/(?=import type \{ Connector \} from)/, `import { ${name} } from './${slug}/index.ts';\n`],
    [/(?<=const vendors: readonly Connector\[\] = \[[^\]]*?),?\s*(?=\];)/, `, ${name}`],
  ]);
  listIn(join(root, 'src/connectors/simulators.ts'), [
    [
      /(?=^\};\n)/m,
      `  '${slug}': async (options) => (await import('./${slug}/simulator.ts')).startSimulator(options),\n`,
    ],
  ]);
  const made = Object.keys(files).map((path) => relative(root, join(folder, path)));
  if (json) printJson({ files: made });
  else process.stdout.write(`${told(slug, type, made)}\n`);
  return EXIT.ok;
}

/** Puts lines where they belong. @throws Refusal where the file has another form by now */
function listIn(path: string, additions: readonly (readonly [RegExp, string])[]): void {
  let text = readFileSync(path, 'utf8');
  for (const [place, added] of additions) {
    if (!place.test(text))
      throw new Refusal(`${path} has another form than expected: list the connector there yourself.`);
    text = text.replace(place, () => added);
  }
  writeFileSync(path, text);
}

function told(slug: string, type: IntegrationType, made: readonly string[]): string {
  const row = FOUNDING_PAIRS.find((one) => one.type === type && one.name === slug);
  return [
    'Made:',
    ...made.map((path) => `  ${path}`),
    'and listed in src/connectors/index.ts and src/connectors/simulators.ts.',
    ...(row
      ? [
          '',
          `The founding page has ${row.displayName} on demand with ${row.functions.join(', ')}:`,
          'exactly these have `onDemand: true`. Its row in src/connectors/catalogue/planned/, if any, is to be taken out.',
        ]
      : []),
    '',
    'What is to be written is marked TO SAY. Then:',
    '  npx biome check --write src/connectors',
    `  npm test -- test/conformance -t '${type} ${slug} ' --hideSkippedTests`,
    'docs/writing-a-connector.md has the rest.',
  ].join('\n');
}
