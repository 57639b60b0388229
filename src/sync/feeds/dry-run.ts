import type { Connector, Cursor, SourceFunction } from '../../connectors/kit/manifest.ts';
import { type FunctionName, resourceOfFunction, validateRecord } from '../../model/index.ts';
import type { ConnectionRecord } from '../../store/queries/connections.ts';
import type { Engine } from '../engine.ts';
import { Source } from '../source.ts';
import { oneFile } from './one-file.ts';
import { getFeedProfile, profiledConnector, refuseProblems } from './profile.ts';

/** What a file would become. */
export interface DryRun {
  /** Why nothing of the file would be read; null where it would. */
  problem: string | null;
  warnings: string[];
  records: { function_name: FunctionName; record: Record<string, unknown> }[];
  /** What would be put aside, with file, line and reason. */
  rejected: { function_name: FunctionName; reason: string }[];
  /** Whether there would be more records or rejects than are shown. */
  more: boolean;
}

/** Records and rejects that are shown of each. */
const MOST_SHOWN = 200;
/** How long it may take, in milliseconds. */
const WITHIN_MS = 20_000;

/**
 * What a file would become under a profile, or under the one that the connection has. Writes nothing, and looks at no other
 * file: an order of which others tell as well shows only what this one does.
 *
 * @throws BackhaulError invalid, naming the fields of a profile that cannot be used; not_implemented
 */
export async function dryRun(
  engine: Engine,
  connection: ConnectionRecord,
  file: { name: string; bytes: Buffer },
  profile?: unknown,
): Promise<DryRun> {
  const known = profiledConnector(engine, connection);
  if (profile !== undefined) refuseProblems(known, profile);
  const wanted = profile ?? (await getFeedProfile(engine, connection)).profile;
  const connector = known.profile.apply(wanted, 0);
  const { files, warnings, problem } = await oneFile(connector.inbox!, file.name, file.bytes);
  const result: DryRun = { problem, warnings, records: [], rejected: [], more: false };
  if (problem !== null) return result;
  const access = { connector, credentials: {}, session: null, keep: async () => {}, files: () => files };
  const source = new Source(engine, access);
  const signal = AbortSignal.timeout(WITHIN_MS);
  for (const fn of connector.functions) await readInto(result, engine, source, connector, fn, signal);
  return result;
}

async function readInto(
  result: DryRun,
  engine: Engine,
  source: Source,
  connector: Connector,
  fn: SourceFunction,
  signal: AbortSignal,
): Promise<void> {
  const resource = resourceOfFunction(connector.type, fn.name);
  const watch = engine.observe.apart(connector.name, 'check');
  const ask = { from: null, to: null, newest: true };
  const seen = new Set<string>();
  let cursor: Cursor | null = null;
  do {
    const { page } = await source.page(fn, ask, cursor, signal, watch);
    if (page.kind !== 'page') return;
    for (const raw of page.records) {
      const made = mapped(fn, raw);
      const reason = made.record ? validateRecord(resource, made.record).join('; ') : made.reason;
      // What a file tells of in several places is one record.
      if (made.record && reason === '' && seen.has(made.record.id)) continue;
      if (made.record) seen.add(made.record.id);
      const list = reason === '' ? result.records : result.rejected;
      if (list.length >= MOST_SHOWN) result.more = true;
      else if (made.record && reason === '')
        result.records.push({ function_name: fn.name, record: made.record });
      else result.rejected.push({ function_name: fn.name, reason });
    }
    if (result.more) return;
    cursor = page.next;
  } while (cursor !== null);
}

function mapped(
  fn: SourceFunction,
  raw: unknown,
): { record: Record<string, unknown> & { id: string } } | { record: null; reason: string } {
  try {
    return { record: fn.map(raw) };
  } catch (error) {
    return { record: null, reason: error instanceof Error ? error.message : String(error) };
  }
}
