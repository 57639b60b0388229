import type { Json } from '../diff.ts';

/** What somebody who is to be erased is known by. A name says who it is only together with a place. */
export interface Person {
  email?: string | undefined;
  phone?: string | undefined;
  full_name?: string | undefined;
  address1?: string | undefined;
  postal_code?: string | undefined;
}

/** A sign is text that stands for a person in one way of writing: `email:jane@example.com`. Only its keyed hash is ever stored. */
type Sign = string;

/** Texts of one object that are looked at for names and places; larger objects hold lists, not somebody's address. */
const MOST_TEXTS = 60;
const LONGEST_NAME = 100;
/** What is shorter is a house number or a quantity. */
const SHORTEST_PLACE = 4;
/** What is shorter is an extension. */
const SHORTEST_PHONE = 7;
const LONGEST_PHONE = 15;
/** In running text a number counts as one for calling only from this length on: shorter ones are dates and ids. */
const SHORTEST_UNMARKED = 10;

/** So many signs of one value, and names and places are looked for no further: only a hostile one has more. */
const MOST_SIGNS = 20_000;

// Bounded, or a long text without what they look for would be walked again from each of its letters.
const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const FILE_ENDING = /\.(?:csv|tsv|txt|edi|x12|xml|json|pdf|xlsx?|zip|gz)$/i;
const PHONE = /(?<![\p{L}\p{N}+])(?:\+|00)?\(?\d[\d ()./-]{5,20}\d(?![\p{L}\p{N}])/gu;
/** Country codes of one and of two digits; all others have three. */
const SHORT_CODES = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * The signs of a person, in every way of writing that is recognised, and that of the name alone: it says of nobody who it
 * is, but with which names places are worth looking up.
 */
export function signsOfPerson(person: Person): Sign[] {
  const { email, phone, full_name: name } = person;
  return [
    ...(email ? [emailSign(email)] : []),
    ...(phone ? phoneSigns(phone) : []),
    ...(name ? placeSigns(name, person) : []),
    ...(name ? [nameSign(nameOf(name))] : []),
  ];
}

/**
 * All signs of persons that a JSON value holds: addresses and numbers wherever they stand, also within longer text; names
 * with places where both stand in one object, a name perhaps in two parts side by side.
 *
 * @param isNamed which names are worth it
 */
export function signsOf(value: Json, isNamed: (name: Sign) => boolean = () => true): Set<Sign> {
  const found = new Set<Sign>();
  collect(value, found, isNamed);
  return found;
}

/** The same with names alone in place of names with places: there are ten times as many pairs, and each is hashed. */
export function firstSignsOf(value: Json): Set<Sign> {
  const found = new Set<Sign>();
  collect(value, found, null);
  return found;
}

/** Whether a sign is a name without a place. */
export function isName(sign: Sign): boolean {
  return sign.startsWith('name:');
}

/** The signs in running text: addresses and numbers for calling. */
export function signsInText(text: string): Sign[] {
  const emails = text.includes('@') || text.includes('%40') ? (text.match(EMAIL) ?? []) : [];
  const phones = text.match(PHONE) ?? [];
  return [...emails.flatMap(emailSigns), ...phones.filter(looksCallable).flatMap(phoneSigns)];
}

/** What names a record among its organization's. */
export function recordSign(connectionId: string, resource: string, id: string): Sign {
  return `record:${connectionId}/${resource}/${id}`;
}

/** The words of a text in small letters, without accents and punctuation. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** @param isNamed null: names alone */
type Named = ((name: Sign) => boolean) | null;

function collect(value: Json, found: Set<Sign>, isNamed: Named): void {
  if (typeof value === 'string') {
    for (const sign of signsInText(value)) found.add(sign);
    return;
  }
  if (typeof value === 'number') {
    const digits = String(value);
    if (/^\d+$/.test(digits) && looksCallable(digits)) for (const sign of phoneSigns(digits)) found.add(sign);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const parts = Object.values(value);
  for (const part of parts) collect(part, found, isNamed);
  // `{ phone_number }` says what it is, so that a short one counts as well.
  for (const [key, part] of Object.entries(value))
    if (typeof part === 'string' && /phone|mobile|tel$|telephone/i.test(key))
      for (const sign of phoneSigns(part)) found.add(sign);
  collectPlaces(parts, found, isNamed);
}

function collectPlaces(parts: readonly Json[], found: Set<Sign>, isNamed: Named): void {
  // Lists of one text each are how XML is often given.
  const texts = parts
    .map((part) => (Array.isArray(part) && part.length === 1 ? part[0]! : part))
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .map(String)
    .filter((text) => text !== '' && text.length <= LONGEST_NAME);
  if (texts.length < 2 || texts.length > MOST_TEXTS || found.size > MOST_SIGNS) return;
  const named = texts.filter(looksNamed).map(wordsOf);
  const pairs = named.slice(1).map((second, index) => [...named[index]!, ...second]);
  const names = [...named, ...pairs].filter((words) => words.length > 1).map(inOrder);
  if (names.length === 0) return;
  const places = texts.flatMap((text) => placeOf(text) ?? []);
  if (places.length === 0) return;
  for (const name of names) {
    if (isNamed === null) found.add(nameSign(name));
    else if (isNamed(nameSign(name))) for (const place of places) found.add(`place:${name}|${place}`);
  }
}

/** A name in whatever order its words stand. */
function nameOf(name: string): string {
  return inOrder(wordsOf(name));
}

function inOrder(words: readonly string[]): string {
  return words.toSorted().join(' ');
}

function nameSign(name: string): Sign {
  return `name:${name}`;
}

function looksNamed(text: string): boolean {
  return !/[\d@/]/.test(text) && /\p{L}/u.test(text) && text.split(/\s+/).length <= 6;
}

/**
 * A postal code or the line of a street; null for what is none. Both have a number in them: what has none (a city, a
 * status) would make somebody of the same name the same person. Instants are left out because there are so many of them.
 */
function placeOf(text: string): string | null {
  if (!/\d/.test(text) || /^\d{4}-\d\d-\d\d[T ]/.test(text) || text.includes('@')) return null;
  const place = wordsOf(text).join('');
  return place.length < SHORTEST_PLACE ? null : place;
}

function placeSigns(name: string, { address1, postal_code }: Person): Sign[] {
  if (!nameOf(name).includes(' ')) return [];
  return [address1, postal_code].flatMap((text) => {
    const place = placeOf(text ?? '');
    return place === null ? [] : [`place:${nameOf(name)}|${place}`];
  });
}

/** Also as it stands in the name of a file, `jane@example.com.csv`. */
function emailSigns(text: string): Sign[] {
  const bare = text.replace(FILE_ENDING, '');
  return bare === text ? [emailSign(text)] : [emailSign(text), emailSign(bare)];
}

function emailSign(email: string): Sign {
  return `email:${email.trim().replace('%40', '@').toLowerCase()}`;
}

/** With its country's code and without, wherever it has one. */
function phoneSigns(phone: string): Sign[] {
  const international = /^\s*(?:\+|00)/.test(phone);
  const digits = phone.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^0+/, '');
  if (digits.length < SHORTEST_PHONE || digits.length > LONGEST_PHONE) return [];
  const national = international ? digits.replace(SHORT_CODES.test(digits) ? SHORT_CODES : /^\d{3}/, '') : '';
  // North America writes its code without a sign as often as not.
  const bare = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : '';
  return [...new Set([digits, national.replace(/^0+/, ''), bare])]
    .filter((one) => one.length >= SHORTEST_PHONE)
    .map((one) => `phone:${one}`);
}

function looksCallable(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length > LONGEST_PHONE + 2) return false;
  return digits.length >= SHORTEST_UNMARKED || (text.startsWith('+') && digits.length >= SHORTEST_PHONE);
}
