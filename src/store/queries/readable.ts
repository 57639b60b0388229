/**
 * An expression for a record of which Postgres can read a field. Records keep what sources send, also NUL and halves
 * of surrogate pairs, which Postgres' text cannot hold; asked for any field of such a record it fails, although that
 * field has none of them. Those are taken out first, and only there, since looking costs less than cleaning.
 *
 * @param column holds a record as JSON.stringify wrote it
 */
export function readable(column: string): string {
  // A backslash that starts one of them follows an even number of backslashes.
  const clean = String.raw`regexp_replace(${column}::text, '(?<!\\)((\\\\)*)\\u(0000|d[89a-f][0-9a-f]{2})', '\1', 'g')`;
  return String.raw`(CASE WHEN ${column}::text ~ '\\u(0000|d[89a-f])' THEN ${clean}::json ELSE ${column} END)`;
}
