import type { Json } from '../diff.ts';
import { wordsOf } from './signs.ts';

/** What stands in the place of what was erased. */
export const ERASED = '[erased]';

/** Addresses of persons, wherever a record has them. Countries stay, with their states: they lead to nobody. */
const BLOCKS = new Set(['ship_to_address', 'bill_to_address']);
const KEPT_OF_BLOCKS = new Set(['country', 'state']);
/** Free text of people about this record. */
const FREE_TEXTS = new Set(['notes']);
/** What the model names no field for: keys that speak of persons, unless they name something by its id. */
const PERSONAL =
  /name|mail|phone|mobile|fax|address|street|city|town|zip|post_?code|postal|company|contact|buyer|customer|recipient|receiver|consignee|attention|note|comment|message|instruction|gift|birth|vat|tax_?id/i;
const ID = /(?:^|_)ids?$|[a-z]Ids?$/;
/** Names and dates of the record itself, which say nothing of a person and which others refer to. */
const OWN = new Set(['id', 'created_date', 'updated_date']);

/** Whether a text, where it stands, tells of the person. */
export type Tells = (text: string) => boolean;

/**
 * A record without the person it was found to hold: every address it was sent or billed to, the notes of people, what
 * is personal among its additional fields, and whatever else repeats a name, a street, an address or a number of
 * these. Pure: the same record always comes to the same.
 *
 * @param tells what else is known to tell of the person
 */
export function withoutPerson(record: Record<string, Json>, tells: Tells): Record<string, Json> {
  const known = new Known();
  gather(record, known);
  const repeats: Tells = (text) => tells(text) || known.isIn(text);
  const entries = Object.entries(record).map(([key, value]): [string, Json] => {
    if (OWN.has(key)) return [key, value];
    if (key === 'additional_fields')
      return [key, withoutPersonal(value, (text) => repeats(text) || known.isPart(text))];
    return [key, erase(key, value, repeats)];
  });
  return Object.fromEntries(entries);
}

/** What a record was before a change, by dotted paths, without the person. Paths of what is personal are known by their names. */
export function withoutPersonBefore(
  previous: Record<string, Json>,
  record: Record<string, Json>,
  tells: Tells,
): Record<string, Json> {
  const known = new Known();
  gather(record, known);
  const repeats: Tells = (text) => tells(text) || known.isIn(text);
  return Object.fromEntries(
    Object.entries(previous).map(([path, value]): [string, Json] => {
      const keys = path.split('.');
      const last = keys.at(-1)!;
      if (keys.some((key) => BLOCKS.has(key)) && !KEPT_OF_BLOCKS.has(last)) return [path, erased(value)];
      if (keys.some((key) => FREE_TEXTS.has(key))) return [path, erased(value)];
      if (keys[0] !== 'additional_fields') return [path, erase(last, value, repeats)];
      const personal = keys.slice(1).some((key) => PERSONAL.test(key) && !ID.test(key));
      return [
        path,
        personal ? erased(value) : withoutPersonal(value, (text) => repeats(text) || known.isPart(text)),
      ];
    }),
  );
}

/** Names, streets, addresses and numbers of the persons of a record. */
class Known {
  readonly #phrases = new Set<string>();
  readonly #names = new Set<string>();

  add(key: string, text: string): void {
    const words = wordsOf(text);
    if (text === ERASED || words.length === 0) return;
    const distinct = key === 'email_address' || key === 'phone_number' || words.length >= 2;
    if (distinct && key !== 'city' && key !== 'postal_code') this.#phrases.add(words.join(' '));
    if (key === 'full_name' && words.length >= 2) for (const word of words) this.#names.add(word);
  }

  /** Whether a text holds one of them whole, in whatever case and with whatever between its words. */
  isIn(text: string): boolean {
    if (this.#phrases.size === 0) return false;
    const spoken = ` ${wordsOf(text).join(' ')} `;
    return [...this.#phrases].some((phrase) => spoken.includes(` ${phrase} `));
  }

  /** Whether a text is nothing but words of a name: a first name, say. */
  isPart(text: string): boolean {
    const words = wordsOf(text);
    return words.length > 0 && words.every((word) => this.#names.has(word));
  }
}

function gather(value: Json, known: Known): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (!BLOCKS.has(key) || typeof part !== 'object' || part === null) gather(part, known);
    else
      for (const [field, text] of Object.entries(part))
        if (typeof text === 'string' && !KEPT_OF_BLOCKS.has(field)) known.add(field, text);
  }
}

function erase(key: string, value: Json, repeats: Tells): Json {
  if (FREE_TEXTS.has(key)) return erased(value);
  if (typeof value === 'string') return repeats(value) ? ERASED : value;
  if (Array.isArray(value)) return value.map((item) => erase(key, item, repeats));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]): [string, Json] => {
      if (BLOCKS.has(key)) return [name, KEPT_OF_BLOCKS.has(name) ? part : erased(part)];
      return [name, erase(name, part, repeats)];
    }),
  );
}

/** What of fields that no model describes tells of the person. */
function withoutPersonal(value: Json, tells: Tells): Json {
  if (typeof value === 'string') return tells(value) ? ERASED : value;
  if (typeof value === 'number') return tells(String(value)) ? null : value;
  if (Array.isArray(value)) return value.map((item) => withoutPersonal(item, tells));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]): [string, Json] => [
      key,
      PERSONAL.test(key) && !ID.test(key) ? erased(part) : withoutPersonal(part, tells),
    ]),
  );
}

/** The same shape with every text in it erased. */
export function erased(value: Json): Json {
  if (typeof value === 'string') return value === '' ? '' : ERASED;
  if (Array.isArray(value)) return value.map(erased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]): [string, Json] => [key, erased(part)]));
}
