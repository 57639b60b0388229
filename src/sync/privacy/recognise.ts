import type { Queryable } from '../../store/database.ts';
import { findSuppressed, suppress } from '../../store/queries/suppression.ts';
import type { Json } from '../diff.ts';
import { signHash } from './privacy.ts';
import type { Tells } from './redact.ts';
import { firstSignsOf, isName, recordSign, signsInText, signsOf } from './signs.ts';

/** Signs that one statement looks up: a page of records may hold tens of thousands. */
const AT_ONCE = 5000;

/** Under which an organization's persons are known. */
export interface Keyring {
  organizationId: string;
  key: Buffer;
}

/** What is looked at for persons: JSON values, and which record they are of. */
export interface Suspect {
  values: readonly Json[];
  /** Records it is, or belongs to: what was of an erased person once stays so. */
  records?: readonly string[];
}

/** Which of what was looked at holds an erased person. */
export interface Recognised {
  /** By place among the suspects. */
  has: (place: number) => boolean;
  /** Whether a text that stood in one of them names an erased person by itself. */
  tells: Tells;
}

/** Looks up which of these hold a person whom the organization has erased. @throws the database's error: who cannot ask must not store */
export async function recognise(
  db: Queryable,
  keyring: Keyring,
  suspects: readonly Suspect[],
): Promise<Recognised> {
  const { has, isKnown } = await findKnown(
    db,
    keyring,
    suspects.map(({ values }) => values),
    suspects.map(({ records = [] }) => records),
  );
  return { has, tells: (text) => signsInText(text).some(isKnown) };
}

/**
 * The same by signs.
 *
 * @param groups JSON values; a group is found where one of its values has a known sign
 * @param more further signs of each group
 */
export async function findKnown(
  db: Queryable,
  { organizationId, key }: Keyring,
  groups: readonly (readonly Json[])[],
  more: readonly (readonly string[])[] = [],
): Promise<{ has: (place: number) => boolean; isKnown: (sign: string) => boolean }> {
  const hashes = new Map<string, Buffer>();
  const hashOf = (sign: string): Buffer => {
    const known = hashes.get(sign);
    if (known) return known;
    const hash = signHash(key, sign);
    hashes.set(sign, hash);
    return hash;
  };
  const suppressed = new Set<string>();
  const isKnown = (sign: string) => suppressed.size > 0 && suppressed.has(hashOf(sign).toString('hex'));
  const lookUp = async (signs: readonly string[]) => {
    const anew = [...new Set(signs)].filter((sign) => !hashes.has(sign)).map(hashOf);
    for (let from = 0; from < anew.length; from += AT_ONCE)
      for (const sign of await findSuppressed(db, organizationId, anew.slice(from, from + AT_ONCE)))
        suppressed.add(sign);
  };
  const first = groups.map((values, place) => [
    ...(more[place] ?? []),
    ...values.flatMap(listed(firstSignsOf)),
  ]);
  await lookUp(first.flat());
  // Names that somebody has, and only those, are looked up with the places beside them.
  const placed = groups.map((values, place) =>
    first[place]!.some((sign) => isName(sign) && isKnown(sign))
      ? values.flatMap(listed((value) => signsOf(value, isKnown)))
      : [],
  );
  await lookUp(placed.flat());
  const tellsOf = (sign: string) => !isName(sign) && isKnown(sign);
  return { isKnown, has: (place) => first[place]!.some(tellsOf) || placed[place]!.some(isKnown) };
}

function listed(signs: (value: Json) => Set<string>): (value: Json) => string[] {
  return (value) => [...signs(value)];
}

/** The signs of a record itself, and of the order it belongs to. */
export function recordSigns(
  connectionId: string,
  resource: string,
  id: string,
  record: Readonly<Record<string, unknown>> = {},
): string[] {
  const order = record.order_id;
  return [
    recordSign(connectionId, resource, id),
    ...(typeof order === 'string' && order !== '' ? [recordSign(connectionId, 'order', order)] : []),
  ];
}

/** Keeps of records that they held an erased person, so that they stay without him whatever they are known by later. */
export async function rememberRecords(
  db: Queryable,
  { organizationId, key }: Keyring,
  connectionId: string,
  records: readonly { resource: string; id: string }[],
): Promise<void> {
  const hashes = records.map(({ resource, id }) => signHash(key, recordSign(connectionId, resource, id)));
  await suppress(db, organizationId, hashes);
}
