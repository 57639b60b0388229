import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { Queryable } from '../store/database.ts';
import { findByName } from './connections-find.ts';
import { EXIT, Refusal, reasonOf } from './refusal.ts';

const ALL = 'all';

/**
 * Which events and connections an endpoint is to take.
 *
 * @returns null for all; nothing where nothing was said
 * @throws Refusal for a name that means no connection, or several
 */
export async function readNarrowing(
  db: Queryable,
  events: string | undefined,
  connections: string | undefined,
): Promise<{ event_types?: string[] | null; connection_ids?: string[] | null }> {
  const ids = connections === undefined || connections === ALL ? null : await idsOf(db, words(connections));
  return {
    ...(events === undefined ? {} : { event_types: events === ALL ? null : words(events) }),
    ...(connections === undefined ? {} : { connection_ids: ids }),
  };
}

/** A secret of one's own, from a file, so that it stays out of the shell's history. */
export async function readSecretFile(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return (file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new Refusal(`--secret-file ${file} cannot be read: ${reasonOf(error)}.`, EXIT.usage);
  }
}

async function idsOf(db: Queryable, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push((await findByName(db, name)).connection_id);
  return ids;
}

function words(list: string): string[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
