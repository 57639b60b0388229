import { functionOf } from '../connectors/kit/registry.ts';
import { BackhaulError, functionsOf, type IntegrationType, resourceOfFunction } from '../model/index.ts';
import type { Transaction } from '../store/database.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import {
  listQuarantine,
  loadQuarantined,
  type QuarantinePlace,
  type QuarantineRow,
} from '../store/queries/list-quarantine.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { webhooksDisabled } from '../store/queries/webhooks-disabled.ts';
import { readStored, StampTooOld, writeChunk } from './commit-page.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';
import { parsed, prepareStored } from './prepare-page.ts';
import { guard } from './privacy/guard.ts';
import { loadPrivacy } from './privacy/privacy.ts';
import { connectorToday } from './profiled.ts';
import { UUID } from './words.ts';

/** A record that was put aside, as the API shows it. */
export interface Quarantined {
  id: string;
  function_name: string;
  /** Its id at the source; `md5:` and a digest of the payload where it could not be told. */
  record_id: string;
  reason: string;
  /** The job or other run that met it last. */
  run_id: string;
  as_of: string;
  first_seen: string;
  times_seen: number;
  mapper_version: number;
}

/**
 * What became of trying one again. `refused`: it still cannot be mapped, and stays aside; `outdated`: a newer state of it
 * was stored meanwhile, and it is dropped.
 */
export interface Retried {
  id: string;
  stored: boolean;
  outcome: 'new' | 'changed' | 'unchanged' | 'outdated' | 'refused';
  /** The record it is; null while it cannot be mapped. */
  record_id: string | null;
  /** Why it was not stored. */
  reason: string | null;
}

const SUPERSEDED = 'A newer state of it is stored already, so this one was dropped.';

/** How often a write that was too slow for its stamp is tried. */
const TRIES = 3;

/** What stands aside, from the entry after `after`. `next` is null on the last page. */
export async function findQuarantined(
  engine: Engine,
  connection: ConnectionRecord,
  filter: { functionName?: string; runId?: string },
  after: QuarantinePlace | null,
  limit: number,
): Promise<{ entries: Quarantined[]; next: QuarantinePlace | null }> {
  const { connection_id: connectionId, integration_type: type } = connection;
  const resource =
    filter.functionName === undefined
      ? null
      : (functionsOf(type).find(({ name }) => name === filter.functionName)?.resource ?? '');
  const wanted = { resource, runId: filter.runId ?? null };
  const rows = await listQuarantine(engine.pool, connectionId, wanted, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    entries: page.map((row) => toEntry(type, row)),
    next: rows.length > limit && last ? { resource: last.resource, key: last.source_key } : null,
  };
}

/** One entry with its raw payload; as text where that is no JSON. @throws BackhaulError not_found */
export async function getQuarantined(
  engine: Engine,
  connection: ConnectionRecord,
  id: string,
): Promise<Quarantined & { payload: unknown }> {
  const row = UUID.test(id) && (await loadQuarantined(engine.pool, connection.connection_id, id));
  if (!row) throw notThere(id);
  return { ...toEntry(connection.integration_type, row), payload: parsed(row.payload) ?? row.payload };
}

/**
 * Maps one payload that was put aside anew, with today's mapper and as of the instant it was read, so that it never
 * takes the place of what was read later (promise 6). What goes in leaves the quarantine; what does not gets its reason
 * of today.
 *
 * @throws BackhaulError not_found; not_implemented for a function that is no longer read; unavailable
 */
export async function retryQuarantined(
  engine: Engine,
  connection: ConnectionRecord,
  id: string,
): Promise<Retried> {
  for (let tries = 1; ; tries++) {
    try {
      const retried = await underLock(engine.pool, connection.connection_id, (tx) =>
        retry(tx, engine, connection, id),
      );
      if (!retried) throw notThere(id);
      return retried;
    } catch (error) {
      if (!(error instanceof StampTooOld)) throw error;
      if (tries < TRIES) continue;
      throw new BackhaulError(
        'unavailable',
        'The database is too slow at this moment, and the record was not stored. Try again shortly.',
      );
    }
  }
}

async function retry(
  tx: Transaction,
  engine: Engine,
  connection: ConnectionRecord,
  id: string,
): Promise<Retried> {
  const { connection_id: connectionId, integration_type: type, integration_name: name } = connection;
  const row = UUID.test(id) ? await loadQuarantined(tx, connectionId, id) : undefined;
  if (!row) throw notThere(id);
  const connector = await connectorToday(tx, engine, connection);
  const functionName = functionNameOf(type, row.resource);
  const fn = connector && functionOf(connector, functionName);
  if (!fn) {
    throw new BackhaulError(
      'not_implemented',
      `This version of Backhaul cannot read ${functionName} from ${name}.`,
    );
  }
  const resource = resourceOfFunction(type, fn.name);
  const stored = { payload: row.payload, asOf: row.as_of, sourceKey: row.source_key };
  const privacy = await loadPrivacy(tx, engine.sealer, connection);
  const page = { connectionId, fn, resource, now: engine.clock.now() };
  const [chunk] = await guard(tx, privacy, page, prepareStored([stored], fn, resource));
  const read = await readStored(tx, { connectionId, resource, purpose: 'read' }, chunk!);
  const counts = await writeChunk(
    tx,
    engine,
    {
      connectionId,
      // The reading is that run's; that it is stored now, no run has found.
      run: { runId: row.run_id, kind: null, purpose: 'read' },
      fn,
      resource,
      tell: !(await webhooksDisabled(tx, connectionId)),
    },
    chunk!,
    read,
  );
  const { created, changed, outdated, quarantined } = counts;
  const outcome = quarantined
    ? 'refused'
    : created
      ? 'new'
      : changed
        ? 'changed'
        : outdated
          ? 'outdated'
          : 'unchanged';
  return {
    id: row.quarantine_id,
    stored: outcome !== 'refused' && outcome !== 'outdated',
    outcome,
    record_id: chunk!.records[0]?.id ?? null,
    reason: outcome === 'outdated' ? SUPERSEDED : (chunk!.quarantined[0]?.reason ?? null),
  };
}

function toEntry(type: IntegrationType, row: QuarantineRow): Quarantined {
  return {
    id: row.quarantine_id,
    function_name: functionNameOf(type, row.resource),
    record_id: row.source_key,
    reason: row.reason,
    run_id: row.run_id,
    as_of: instant(row.as_of)!,
    first_seen: instant(row.first_seen)!,
    times_seen: row.times_seen,
    mapper_version: row.mapper_version,
  };
}

function functionNameOf(type: IntegrationType, resource: string): string {
  return functionsOf(type).find((known) => known.resource === resource)?.name ?? resource;
}

function notThere(id: string): BackhaulError {
  return new BackhaulError(
    'not_found',
    `There is no quarantined record ${id.slice(0, 64)} in this connection.`,
    {
      id,
    },
  );
}
