import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings.ts';

/**
 * The key that encrypts stored credentials: that of the settings, else the one kept in
 * `<dataDir>/secret.key` (mode 0600), which is made on first use.
 *
 * @returns 32 bytes
 * @throws Error when the file is there but does not hold a key
 */
export function loadSecretKey(dataDir: string, settings: Pick<Settings, 'secretKey'>): Buffer {
  if (settings.secretKey) return settings.secretKey;
  const file = join(dataDir, 'secret.key');
  const kept = readIfThere(file);
  if (kept === undefined) makeKey(dataDir, file);
  const text = (kept ?? readFileSync(file, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Error(
      `${file} does not hold a key (64 hex digits), so stored credentials cannot be read. Put the right file back from a copy; if there are no credentials yet, delete it and a new one is made.`,
    );
  return Buffer.from(text, 'hex');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Two processes may come here at once: the link is made by one only, and with the whole key in it. */
function makeKey(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
