import { byteas, texts } from '../binary-array.ts';
import type { Queryable } from '../database.ts';

/** A stored record whose raw payload is met again. */
export interface StoredRepeat {
  /** Its place among the ids that were asked for, counted from 0. */
  place: number;
  /** Digest of the record. */
  hash: Buffer;
  /** Its basis date, in milliseconds since 1970. */
  basis: number | null;
}

/** md5 */
const HASH_BYTES = 16;

/**
 * Which of these payloads are stored under these ids, mapped by this version of the mapper. Outside of any transaction:
 * what it finds may have changed by the time it is used, and is compared again under the lock.
 *
 * One row comes back, with a list in each of its columns: as rows, the repeats of a page would cost the worker more to
 * read than mapping half of them. One look-up a row for the reason given at `loadStored`.
 *
 * @param digests those of the payloads, one for each id
 * @param column where a record has its basis date, unless it has one of its own in `basis_date`
 */
export async function findRepeats(
  db: Queryable,
  of: {
    connectionId: string;
    resource: string;
    mapperVersion: number;
    column: 'source_updated' | 'source_created';
  },
  ids: string[],
  digests: Buffer[],
): Promise<StoredRepeat[]> {
  const { rows } = await db.query<{ places: string | null; hashes: Buffer; bases: string }>(
    `SELECT string_agg(place::text, ',') AS places, string_agg(hash, ''::bytea) AS hashes,
            string_agg(coalesce((extract(epoch FROM basis) * 1000)::bigint::text, ''), ',') AS bases
     FROM unnest($3::text[], $4::bytea[]) WITH ORDINALITY AS page (id, digest, place)
     CROSS JOIN LATERAL (
       SELECT hash, raw_digest, mapper_version, coalesce(basis_date, ${of.column}) AS basis FROM record
       WHERE record.connection_id = $1 AND record.resource = $2 AND record.id = page.id LIMIT 1) stored
     WHERE raw_digest = digest AND mapper_version = $5`,
    [of.connectionId, of.resource, texts(ids), byteas(digests), of.mapperVersion],
  );
  const { places, hashes, bases } = rows[0]!;
  if (places === null) return [];
  const dates = bases.split(',');
  return places.split(',').map((place, index) => ({
    place: Number(place) - 1,
    hash: hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
    basis: dates[index] === '' ? null : Number(dates[index]),
  }));
}
