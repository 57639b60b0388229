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

/** The secrets of a new endpoint: one. */
export function newSecrets(): SigningSecret[] {
  return [{ secret: newSecret(), until: null }];
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

function owner(endpointId: string): string {
  return `endpoint:${endpointId}`;
}

function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}
