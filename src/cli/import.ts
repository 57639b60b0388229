import { createReadStream } from 'node:fs';
import { v7, validate } from 'uuid';
import { BadExport } from '../store/export/format.ts';
import { type Imported, importExport } from '../store/export/import-export.ts';
import { openExport } from '../store/export/read-export.ts';
import { createSealer } from '../store/seal.ts';
import { withToolSession } from './export-session.ts';
import { trySecrets } from './import-secrets.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal, reasonOf } from './refusal.ts';
import { loadSecretKey } from './secret-key.ts';
import type { Settings } from './settings.ts';
import { counted } from './words.ts';

/** `import <file>`: brings in what `export` has written, all of it or nothing. @returns the exit code */
export async function runImport(
  settings: Settings,
  path: string,
  options: { organization?: string; json?: boolean },
): Promise<number> {
  const organization = options.organization?.toLowerCase();
  if (organization !== undefined && !validate(organization))
    throw new Refusal(`"${organization.slice(0, 64)}" is no id of an organization.`, EXIT.usage);
  if (path === '-' && process.stdin.isTTY)
    throw new Refusal('"-" reads an export from standard input, but that is your terminal.', EXIT.usage);
  const imported = await withToolSession(settings, 'backhaul-import', async (session) => {
    const sealer = createSealer(loadSecretKey(settings.dataDir, settings), settings.otherSecretKeys);
    const file = await openExport(readFile(path));
    return importExport(session, file, {
      id: v7(),
      trySecrets: (table, row) => trySecrets(sealer, table, row),
      ...(organization !== undefined && { organization }),
    });
  }).catch((error) => {
    throw error instanceof BadExport ? new Refusal(error.message) : error;
  });
  if (options.json) printJson(imported);
  else process.stdout.write(`${summary(imported)}\n`);
  return EXIT.ok;
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  const name = path === '-' ? 'Standard input' : path;
  try {
    yield* path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1024 * 1024 });
  } catch (error) {
    throw new Refusal(`${name} cannot be read: ${reasonOf(error)}.`);
  }
}

function summary({ connections, rows, organization, organizationMade, erasedUnknown }: Imported): string {
  const all = Object.values(rows).reduce((sum, n) => sum + n, 0);
  const whose = organizationMade
    ? `The organization ${organization} was made with them.`
    : `They belong to the organization ${organization}, which was here and stays as it was, its API keys too.`;
  const erased = erasedUnknown
    ? '\nPersons were erased where the file is from who are not known here, and their data may be read again: erase them here, too (docs/privacy.md).'
    : '';
  return `Imported ${counted(connections, 'connection')}: ${counted(all, 'row')}, of them ${counted(rows.record ?? 0, 'record')}. ${whose}${erased}\nTheir syncs go on as soon as a worker runs. Stop them where they came from: two installations that sync one account share its rate limit without knowing.`;
}
