import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type DryRun, dryRun } from '../sync/feeds/dry-run.ts';
import { getFeedProfile, setFeedProfile } from '../sync/feeds/profile.ts';
import { syncNow } from '../sync/manual.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { tableLines } from './table.ts';
import { withEngine } from './with-engine.ts';
import { counted, printable } from './words.ts';

const PROFILE_MOST = 1024 * 1024;
const FILE_MOST = 16 * 1024 * 1024;

/** `feeds profile show <connection>`. */
export function showProfile(settings: Settings, name: string, { json }: { json?: boolean }): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const found = await getFeedProfile(engine, await findByName(engine.pool, name));
    if (json) printJson(found);
    // To be changed and given back.
    else process.stdout.write(`${JSON.stringify(found.profile, null, 2)}\n`);
    return EXIT.ok;
  });
}

/** `feeds profile set <connection> [file] [--preset]`. */
export async function setProfile(
  settings: Settings,
  name: string,
  file: string | undefined,
  { preset, json }: { preset?: boolean; json?: boolean },
): Promise<number> {
  if ((file === undefined) === !preset)
    throw new Refusal('Which profile? Give a file, or --preset.', EXIT.usage);
  const profile = file === undefined ? null : await readProfile(file);
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, name);
    const set = await setFeedProfile(engine, connection, profile);
    await syncNow(engine, connection, []);
    if (json) printJson(set);
    else new Screen().say(`The profile is set (revision ${set.revision}); a sync begins with it.`);
    return EXIT.ok;
  });
}

/** `feeds try <connection> <file> [--profile <file>]`. */
export async function tryFile(
  settings: Settings,
  name: string,
  path: string,
  { profile, json }: { profile?: string; json?: boolean },
): Promise<number> {
  const bytes = await bytesOf(path, FILE_MOST, '16 MB');
  const wanted = profile === undefined ? undefined : await readProfile(profile);
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, name);
    const tried = await dryRun(engine, connection, { name: basename(path), bytes }, wanted);
    if (json) printJson(tried);
    else tell(new Screen(), tried);
    return tried.problem === null && tried.rejected.length === 0 ? EXIT.ok : EXIT.failed;
  });
}

function tell(screen: Screen, { problem, warnings, records, rejected, more }: DryRun): void {
  if (problem !== null) screen.say(`Nothing of it would be read: ${printable(problem)}`);
  for (const warning of warnings) screen.say(printable(warning));
  const rows = records.map(({ function_name, record }) => [
    function_name,
    printable(String(record.id)).slice(0, 40),
    printable(String(record.status ?? record.event_type ?? '')),
    printable(String(record.updated_date)),
  ]);
  if (rows.length > 0)
    for (const line of tableLines([['FUNCTION', 'RECORD', 'STATUS', 'UPDATED'], ...rows])) screen.say(line);
  for (const { function_name, reason } of rejected)
    screen.say(`Put aside (${function_name}): ${printable(reason)}`);
  screen.say(
    `${counted(records.length, 'record')}, ${rejected.length} put aside${more ? '; there would be more' : ''}. Nothing was written. --json shows the records whole.`,
  );
}

async function readProfile(path: string): Promise<unknown> {
  const bytes = await bytesOf(path, PROFILE_MOST, '1 MB');
  try {
    return JSON.parse(bytes.toString());
  } catch (error) {
    throw new Refusal(`${path} is no JSON: ${(error as Error).message}`, EXIT.usage);
  }
}

async function bytesOf(path: string, most: number, words: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > most)
      throw new Refusal(`${path} is larger than ${words}, which is the most that can be tried.`, EXIT.usage);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${path} could not be read: ${(error as Error).message}`, EXIT.usage);
  }
}
