import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import type { Registry } from '../connectors/kit/registry.ts';
import type { Observer } from '../observe/index.ts';
import type { Queryable } from '../store/database.ts';
import type { Sealer } from '../store/seal.ts';
import type { Clock } from './clock.ts';
import type { HoldRules } from './precedence.ts';
import type { Quotas } from './quota.ts';

/** What the engine is told, with the defaults of docs/configuration.md. */
export interface SyncSettings extends HoldRules {
  /** A job that got nowhere for this long, in milliseconds, becomes stuck. */
  stuckAfterMs: number;
  /** The share of an account's quota that backfills leave to schedules where several connections use it, 0 to 1. */
  quotaReserve: number;
  /** How long raw payloads are kept, in days; 0 keeps none. */
  rawRetentionDays: number;
}

export const DEFAULT_SYNC_SETTINGS: SyncSettings = {
  hold: 'connection',
  freshnessGuardMs: null,
  stuckAfterMs: 6 * 3600 * 1000,
  quotaReserve: 0.1,
  rawRetentionDays: 30,
};

/**
 * Everything the engine touches outside itself. Time, randomness, database and network come in here and
 * nowhere else, so that a seed replays a failure.
 */
export interface Engine {
  pool: Pool;
  clock: Clock;
  connectors: Registry;
  quotas: Quotas;
  settings: SyncSettings;
  /** BACKHAUL_FILES_DIR: below it connections may name folders of files; null where no operator has named one. */
  filesDir: string | null;
  /** BACKHAUL_SFTP_ALLOW: networks that files may be fetched from though they are not public. */
  sftpAllow: readonly string[];
  /** A new time-ordered id (UUIDv7). */
  newId: () => string;
  /** A number in [0, 1), for spreading retries. */
  random: () => number;
  /** Leaves a wake-up of the connection in the caller's transaction; at most one waits at a time. */
  wake: (tx: Queryable, connectionId: string) => Promise<void>;
  /** Tells this process and others that a connection has work or a job was cancelled. A hint: losing it costs time only. */
  hint: (what: 'wake' | 'cancel', connectionId: string) => void;
  /** Seals what must not lie open in the database, and opens it again. */
  sealer: Sealer;
  log: Logger;
  /** Told of what happens, for the log, the metrics and the traces. */
  observe: Observer;
  dispatcher?: Dispatcher;
}
