import type { Item, More, Party } from '../advice.ts';
import { instantOf, wallClock } from '../date-format.ts';
import type { Profile } from '../profile.ts';
import type { X12Text } from '../raw.ts';
import { GTINS } from './codes.ts';

/** The `n`th element of a segment; null where it is empty or left out. */
export function element(segment: readonly string[] | undefined, n: number): string | null {
  return segment?.[n] || null;
}

/** Segments of a document by name, and their elements. */
export class X12Reader {
  readonly segments: readonly (readonly string[])[];
  readonly #text: X12Text;
  readonly #profile: Profile;

  constructor(text: X12Text, profile: Profile, segments: readonly (readonly string[])[] = text.segments) {
    this.segments = segments;
    this.#text = text;
    this.#profile = profile;
  }

  /** The first segment of a name, with a qualifier in its first element where one is given. */
  first(name: string, ...qualifiers: string[]): readonly string[] | undefined {
    return this.all(name, ...qualifiers)[0];
  }

  all(name: string, ...qualifiers: string[]): (readonly string[])[] {
    const found = this.segments.filter(
      (segment) => segment[0] === name && (qualifiers.length === 0 || qualifiers.includes(segment[1] ?? '')),
    );
    // In the order in which qualifiers are preferred.
    return qualifiers.length < 2
      ? found
      : found.toSorted((a, b) => qualifiers.indexOf(a[1] ?? '') - qualifiers.indexOf(b[1] ?? ''));
  }

  /** A reference (128) of this document; only the header's where `loops` begin with a name. */
  reference(...qualifiers: string[]): string | null {
    return element(this.first('N9', ...qualifiers) ?? this.first('REF', ...qualifiers), 2);
  }

  /** A party (98). */
  party(...codes: string[]): Party | null {
    const place = this.segments.findIndex(
      ({ 0: name, 1: code }) => name === 'N1' && codes.includes(code ?? ''),
    );
    if (place < 0) return null;
    const own: (readonly string[])[] = [];
    for (const segment of this.segments.slice(place + 1)) {
      if (!['N2', 'N3', 'N4', 'PER'].includes(segment[0] ?? '')) break;
      own.push(segment);
    }
    const reader = new X12Reader(this.#text, this.#profile, own);
    const [n2, n3, n4, per] = [
      reader.first('N2'),
      reader.first('N3'),
      reader.first('N4'),
      reader.first('PER'),
    ];
    const reached = (qualifier: string) => {
      const at = per?.indexOf(qualifier, 3) ?? -1;
      return at < 0 ? null : element(per, at + 1);
    };
    return {
      name: element(per, 2),
      company: element(this.segments[place], 2),
      lines: [element(n3, 1), element(n3, 2), element(n2, 1)],
      city: element(n4, 1),
      state: element(n4, 2),
      postalCode: element(n4, 3),
      country: element(n4, 4),
      phone: reached('TE'),
      email: reached('EM'),
    };
  }

  /** The code of a party, by which it is known. */
  partyCode(...codes: string[]): string | null {
    const n1 = this.all('N1').find((segment) => codes.includes(segment[1] ?? ''));
    return element(n1, 4);
  }

  /** A date, with a time where there is one, in the warehouse's zone. @throws RangeError */
  instant(date: string | null, time: string | null, what: string): string | null {
    if (date === null) return null;
    const [, year, month, day] = /^(\d{2}|\d{4})(\d{2})(\d{2})$/.exec(date) ?? [];
    const [, hour = '00', minute = '00', second = '00'] =
      /^(\d{2})(\d{2})(\d{2})?\d*$/.exec(time ?? '') ?? [];
    const wall =
      year === undefined ? null : wallClock({ year, month: month!, day: day!, hour, minute, second });
    if (wall === null) throw new RangeError(`${what} has the date "${date.slice(0, 20)}", which is none`);
    return instantOf(wall, this.#profile.time_zone);
  }

  /** When the group was made, or what the profile takes for it. @throws RangeError */
  written(fromFile: boolean): string {
    const { envelope, file_date: file } = this.#text;
    if (fromFile && file !== null) return file;
    const made = this.instant(envelope.date || null, envelope.time, 'GS');
    if (made === null) throw new RangeError('GS has no date');
    return made;
  }

  /** A date of the header by its qualifiers (432), the preferred first. @throws RangeError */
  dateOf(...qualifiers: string[]): string | null {
    const found = this.first('G62', ...qualifiers);
    return this.instant(element(found, 2), element(found, 4), 'G62');
  }

  /** Which product some pairs of qualifier (235) and id mean. @throws RangeError where they mean none */
  item(
    pairs: readonly (readonly [string | null, string | null])[],
    upc: string | null,
    what: string,
  ): Pick<Item, 'sku' | 'gtin'> {
    const idOf = (qualifier: string) => pairs.find(([code, id]) => code === qualifier && id !== null)?.[1];
    const gtin = GTINS.map(idOf).find((id) => id !== undefined) ?? upc;
    const wanted = this.#profile.x12?.product_ids ?? PRODUCT_IDS;
    const sku = wanted.map(idOf).find((id) => id !== undefined) ?? gtin;
    if (sku === null || sku === undefined)
      throw new RangeError(`${what} names no product by any of ${wanted.join(', ')}`);
    return { sku, gtin };
  }
}

/** The usual preference among product ids. */
const PRODUCT_IDS = ['SK', 'VN', 'VP', 'IN', 'BP'];

/** A quantity or weight. @throws RangeError */
export function decimal(text: string | null, what: string): number | null {
  if (text === null) return null;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text))
    throw new RangeError(`${what} has "${text.slice(0, 20)}", which is no number`);
  return Number(text);
}

/** The same where the document cannot do without. @throws RangeError */
export function needed<Value>(value: Value | null, what: string): Value {
  if (value === null || value === undefined)
    throw new RangeError(`${what} is empty, and nothing can do without`);
  return value;
}

/** The header of a document, and its loops, each from a segment of one of these names on. */
export function inLoops(
  segments: readonly (readonly string[])[],
  ...starts: string[]
): { header: (readonly string[])[]; loops: (readonly string[])[][] } {
  const loops: (readonly string[])[][] = [];
  const header: (readonly string[])[] = [];
  for (const segment of segments) {
    if (starts.includes(segment[0] ?? '')) loops.push([segment]);
    else (loops.at(-1) ?? header).push(segment);
  }
  return { header, loops };
}

/** Weights (W12-12, W03-03 and the like), as the model knows them. */
export function weightUnit(code: string | null): 'kg' | 'oz' | 'lb' | null {
  return code === 'LB' || code === 'L'
    ? 'lb'
    : code === 'KG' || code === 'K'
      ? 'kg'
      : code === 'OZ'
        ? 'oz'
        : null;
}

/** Weights of a line, which in cold stores differ from case to case; for `more`. */
export function noted(...entries: [string, string | null][]): More {
  return Object.fromEntries(entries);
}
