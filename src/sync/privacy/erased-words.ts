import type { Queryable } from '../../store/database.ts';
import type { WordsRow } from '../../store/queries/erasure-words.ts';
import type { Json } from '../diff.ts';
import { jsonOf } from './erase-records.ts';
import { type Keyring, recognise } from './recognise.ts';
import { ERASED, erased, type Tells } from './redact.ts';

/**
 * Words of sources and receivers without whom they tell of. What only repeats his name at his place is erased whole: which
 * of its words are his, nobody can say.
 */
export function erasedWords({ key, words }: WordsRow, tells: Tells): WordsRow {
  return { key, words: words.map((text) => text && erasedText(text, tells)) };
}

/** The name of a file that comes in, without whom it tells of; its ending stays. */
export async function erasedName(db: Queryable, keyring: Keyring, name: string): Promise<string> {
  const { has } = await recognise(db, keyring, [{ values: [name] }]);
  return has(0) ? `${ERASED}${/\.\w{1,8}$/.exec(name)?.[0] ?? ''}` : name;
}

function erasedText(text: string, tells: Tells): string {
  const value = jsonOf(text);
  // An error that we have written ourselves: its code says what to do, and stays.
  if (isError(value))
    return JSON.stringify({ ...value, message: tells(value.message) ? ERASED : value.message });
  if (typeof value === 'string') return tells(value) ? ERASED : text;
  return JSON.stringify(erased(value));
}

function isError(value: Json): value is { code: string; message: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    typeof value.code === 'string' &&
    typeof value.message === 'string'
  );
}
