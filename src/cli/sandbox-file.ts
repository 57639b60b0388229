import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';

/** A sandbox connection, with what the curl lines and a curious person need. */
export interface SandboxConnection {
  integration_type: 'wms' | 'carrier' | 'cart';
  connection_id: string;
  access_token: string;
  /** The account at the sandbox vendor. */
  vendor_api_key: string;
}

/** The demo: one real sync job. Written before it is created, so that a start that is killed asks for the same again. */
export interface Demo {
  start_time: string;
  end_time: string;
  idempotency_key: string;
  job_id: string | null;
}

/**
 * `<dataDir>/sandbox.json`: the keys a person needs again. The database holds them as hashes or sealed, so this
 * file, which nobody else may read, is the only place where they stand in the clear.
 */
export interface SandboxFile {
  organization_id: string;
  api_key: string;
  /** False until all three connections were made once; one that is deleted later stays deleted. */
  set_up: boolean;
  connections: SandboxConnection[];
  demo: Demo | null;
  /** Whether the demo's end was shown; until then each start goes on watching it. */
  demo_over: boolean;
}

export function sandboxFilePath(dataDir: string): string {
  return join(dataDir, 'sandbox.json');
}

/** What the file holds; undefined when there is none. @throws Refusal when it cannot be read */
export function readSandboxFile(dataDir: string): SandboxFile | undefined {
  const path = sandboxFilePath(dataDir);
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as SandboxFile;
    if (typeof file.organization_id === 'string' && typeof file.api_key === 'string' && file.connections)
      return file;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal(
    `${path} is damaged, so the keys in it cannot be read. Put it back from a copy; or delete it, start again, and make a new key with "backhaul keys create".`,
  );
}

/** Replaces the file, whole or not at all. */
export function writeSandboxFile(dataDir: string, file: SandboxFile): void {
  const path = sandboxFilePath(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
}
