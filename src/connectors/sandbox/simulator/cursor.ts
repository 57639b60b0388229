import { VendorError } from './vendor-error.ts';

/** What is inside the opaque text: a place in one list of one account over one window, and its age. */
export interface Cursor {
  at: number;
  ref: string;
  offset: number;
  /** The empty page before it has been served. */
  rested?: boolean;
  bound: number;
  made: number;
}

export function sealCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Reads a cursor back. @throws VendorError 400 when it belongs to another question, 410 when it is too old */
export function openCursor(
  text: string | null,
  bound: number,
  now: number,
  ttlSeconds: number,
): Cursor | null {
  if (text === null) return null;
  let cursor: Partial<Cursor> | null = null;
  try {
    cursor = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    // Refused below, like every cursor that is none.
  }
  if (
    typeof cursor?.at !== 'number' ||
    typeof cursor.ref !== 'string' ||
    typeof cursor.offset !== 'number' ||
    typeof cursor.made !== 'number' ||
    cursor.bound !== bound
  )
    throw new VendorError(400, 'bad_cursor', 'The cursor does not belong to this question.');
  if (now - cursor.made > ttlSeconds * 1000)
    throw new VendorError(410, 'cursor_expired', 'The cursor is too old; start again.');
  return cursor as Cursor;
}
