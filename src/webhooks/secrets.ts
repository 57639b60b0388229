import { randomBytes } from 'node:crypto';
import type { Sealer } from '../store/seal.ts';

/** How long a secret that was replaced still signs, in milliseconds, so that a receiver can change over in peace. */
const OVERLAP_MS = 24 * 3600 * 1000;
/** More signatures than this on one message would be more than receivers look through. */
const MOST_SECRETS = 5;
const SECRET_BYTES = 32;

/** One signing secret of an endpoint. */
export interface SigningSecret {
  /** `whsec_` and base64, as receivers enter it. */
  secret: string;
  /** When it stops signing; null for the newest. */
  until: string | null;
}

/** The secrets of a new endpoint: one, made up unless told. */
export function newSecrets(given = newSecret()): SigningSecret[] {
  return [{ secret: given, until: null }];
}

/** What is wrong with a secret that somebody chose; null when receivers' libraries can take it. Never repeats it. */
export function secretProblem(secret: string): string | null {
  const [, text] = /^whsec_([A-Za-z0-9+/]{32,88}={0,2})$/.exec(secret) ?? [];
  const bytes = text === undefined ? null : Buffer.from(text, 'base64');
  const fits = bytes && bytes.length >= 24 && bytes.length <= 64 && bytes.toString('base64') === text;
  return fits ? null : 'must be whsec_ and the base64 of 24 to 64 bytes.';
}

/**
 * Adds a new secret, newest first. Those before it go on signing for a day, side by side with it.
 *
 * @param given the new secret; made up unless told
 */
export function rotate(secrets: readonly SigningSecret[], now: Date, given = newSecret()): SigningSecret[] {
  const until = new Date(now.getTime() + OVERLAP_MS).toISOString();
  const before = validAt(secrets, now).map((one) => ({ ...one, until: one.until ?? until }));
  return [{ secret: given, until: null }, ...before].slice(0, MOST_SECRETS);
}

/** Those that sign at an instant, newest first. */
export function validAt(secrets: readonly SigningSecret[], now: Date): SigningSecret[] {
  return secrets.filter(({ until }) => until === null || new Date(until) > now);
}

export function sealSecrets(sealer: Sealer, endpointId: string, secrets: readonly SigningSecret[]): string {
  return sealer.seal(owner(endpointId), JSON.stringify(secrets));
}

/** @throws Error when no key of this installation opens them */
export function openSecrets(sealer: Sealer, endpointId: string, sealed: string): SigningSecret[] {
  return JSON.parse(sealer.open(owner(endpointId), sealed)) as SigningSecret[];
}

/** The same, but none where no key opens them: then a new one has to be made. */
export function openSecretsIfPossible(sealer: Sealer, endpointId: string, sealed: string): SigningSecret[] {
  try {
    return openSecrets(sealer, endpointId, sealed);
  } catch {
    return [];
  }
}

function owner(endpointId: string): string {
  return `endpoint:${endpointId}`;
}

function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}
