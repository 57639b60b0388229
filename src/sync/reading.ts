import { hash } from 'node:crypto';
import type { SourceFunction } from '../connectors/kit/manifest.ts';

/** A vendor's record as JSON text, and the instant it was true at. */
export interface StoredPayload {
  payload: string;
  asOf: Date;
  /** Where it stands in quarantine. */
  sourceKey?: string;
}

/** A vendor's record on its way to be mapped. */
export interface Reading extends StoredPayload {
  raw: unknown;
  digest: Buffer;
}

/**
 * A reading whose very payload is stored already, mapped by this version of the mapper, so that it need not be mapped:
 * mappers are pure. Most of what is ever read are repeats (decision 0014).
 */
export interface Repeat {
  reading: Reading;
  id: string;
  asOf: Date;
  /** Of the stored record, as it was when it was looked up. */
  hash: Buffer;
  basis: Date | null;
}

/** Whether a record of a page is a repeat, which was not mapped. */
export function isRepeat<Mapped extends object>(record: Mapped | Repeat): record is Repeat {
  return 'reading' in record;
}

/** The records of an answer as they came. */
export function readingsOf(raws: readonly unknown[], asOf: Date): Reading[] {
  return raws.map((raw) => toReading(raw, { payload: JSON.stringify(raw) ?? 'null', asOf }));
}

/** A stored payload as it was read. */
export function toReading(raw: unknown, stored: StoredPayload): Reading {
  return { ...stored, raw, digest: hash('sha256', stored.payload, 'buffer') };
}

/** The record's id where it can be told, else a digest of what came; a broken `idOf` must not stop the page. */
export function keyOf(raw: unknown, payload: string, fn: SourceFunction): string {
  try {
    const id = fn.idOf(raw);
    if (typeof id === 'string' && id !== '') return id.replaceAll('\0', '').toWellFormed().slice(0, 512);
  } catch {
    // falls through to the digest
  }
  return `md5:${hash('md5', payload, 'hex')}`;
}
