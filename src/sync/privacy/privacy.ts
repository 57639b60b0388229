import { hash, randomBytes } from 'node:crypto';
import type { ResourceName } from '../../model/index.ts';
import type { Queryable } from '../../store/database.ts';
import { type ConnectionRecord, loadConnectionRecord } from '../../store/queries/connections.ts';
import { isBeingWalked } from '../../store/queries/erasures.ts';
import {
  allPrivacyKeys,
  keepPrivacyKey,
  replacePrivacyKey,
  sealedPrivacyKey,
} from '../../store/queries/suppression.ts';
import type { Sealer } from '../../store/seal.ts';
import type { Engine } from '../engine.ts';

/** What must not be stored of a connection, whatever its source says. */
export interface Privacy {
  organizationId: string;
  /** Under which persons are known; null where nobody was ever erased. */
  key: Buffer | null;
  /** What is stored is still gone through for an erasure, so that it may tell of the person. */
  walking: boolean;
  /** How many days records are kept, by resource; what is not named is kept for good. */
  retentionDays: Readonly<Partial<Record<ResourceName, number>>>;
}

/**
 * What holds for a connection now. To be read after its epoch was raised or under its lock: an erasure that comes later
 * raises the epoch again.
 *
 * @throws Error when the key does not open under this installation's
 */
export async function loadPrivacy(
  db: Queryable,
  sealer: Sealer,
  { organization_id, connection_id, retention_days }: ConnectionRecord,
): Promise<Privacy> {
  const sealed = await sealedPrivacyKey(db, organization_id);
  return {
    organizationId: organization_id,
    key: sealed === null ? null : openPrivacyKey(sealer, organization_id, sealed),
    walking: sealed !== null && (await isBeingWalked(db, connection_id)),
    retentionDays: retention_days ?? {},
  };
}

/** Under which persons are known whom a connection's organization has erased; null where that is nobody. */
export async function keyringOf(
  { pool, sealer }: Pick<Engine, 'pool' | 'sealer'>,
  connectionId: string,
): Promise<{ organizationId: string; key: Buffer } | null> {
  const record = await loadConnectionRecord(pool, connectionId);
  const sealed = record && (await sealedPrivacyKey(pool, record.organization_id));
  if (!sealed) return null;
  return {
    organizationId: record.organization_id,
    key: openPrivacyKey(sealer, record.organization_id, sealed),
  };
}

/** The organization's key, made where there is none yet. */
export async function privacyKey(db: Queryable, sealer: Sealer, organizationId: string): Promise<Buffer> {
  const sealed =
    (await sealedPrivacyKey(db, organizationId)) ??
    (await keepPrivacyKey(db, organizationId, sealKey(sealer, organizationId, randomBytes(32))));
  return openPrivacyKey(sealer, organizationId, sealed);
}

/** Seals every organization's key anew that was sealed under another of the installation's. @returns how many */
export async function resealPrivacyKeys(db: Queryable, sealer: Sealer): Promise<number> {
  let resealed = 0;
  for (const { organizationId, sealed } of await allPrivacyKeys(db)) {
    if (sealer.isCurrent(sealed)) continue;
    const anew = sealKey(sealer, organizationId, openPrivacyKey(sealer, organizationId, sealed));
    if (await replacePrivacyKey(db, organizationId, sealed, anew)) resealed += 1;
  }
  return resealed;
}

const BLOCK_BYTES = 64;

/**
 * The keyed hash of a sign, HMAC-SHA-256: all that is ever stored of whom it names. Put together here, because an object for
 * each of some hundred thousand signs costs several times what hashing does.
 */
export function signHash(key: Buffer, sign: string): Buffer {
  const padded = (byte: number) => {
    const block = Buffer.alloc(BLOCK_BYTES, byte);
    for (let at = 0; at < key.length; at++) block[at]! ^= key[at]!;
    return block;
  };
  const inner = hash('sha256', Buffer.concat([padded(0x36), Buffer.from(sign)]), 'buffer');
  return hash('sha256', Buffer.concat([padded(0x5c), inner]), 'buffer');
}

/** Another owner than any connection's. */
function privacyOwner(organizationId: string): string {
  return `${organizationId}:privacy`;
}

function sealKey(sealer: Sealer, organizationId: string, key: Buffer): string {
  return sealer.seal(privacyOwner(organizationId), key.toString('base64url'));
}

/** @throws Error when it was sealed under a key that is not given */
export function openPrivacyKey(sealer: Sealer, organizationId: string, sealed: string): Buffer {
  return Buffer.from(sealer.open(privacyOwner(organizationId), sealed), 'base64url');
}
