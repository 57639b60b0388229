import type { Item, Party } from '../advice.ts';
import { instantOf, wallClock } from '../date-format.ts';
import type { Profile } from '../profile.ts';
import type { EdifactText } from '../raw.ts';
import type { Segment } from './segments.ts';

/** Product ids that are a GTIN or a UPC. */
const GTINS: readonly string[] = ['EN', 'SRV', 'UP'];
/** The usual preference among the others. */
const PRODUCT_IDS: readonly string[] = ['SK', 'SA', 'IN', 'BP', 'MF'];

/** The forms (2379) that dates are read in. */
const FORMS: Readonly<Record<string, RegExp>> = {
  101: /^(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})$/,
  102: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  203: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?<hour>\d{2})(?<minute>\d{2})$/,
  204: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})$/,
};

/** A component of a segment; null where it is empty or left out. */
export function component(segment: Segment | undefined, element: number, place = 0): string | null {
  return segment?.[element]?.[place] || null;
}

/** Segments of a message by tag and qualifier. */
export class EdifactReader {
  readonly segments: readonly Segment[];
  readonly #text: EdifactText;
  readonly #profile: Profile;

  constructor(text: EdifactText, profile: Profile, segments: readonly Segment[] = text.segments) {
    this.segments = segments;
    this.#text = text;
    this.#profile = profile;
  }

  /** Segments of a tag, those with one of these qualifiers in the order of preference. */
  all(tag: string, ...qualifiers: string[]): Segment[] {
    const found = this.segments.filter((segment) => segment[0]?.[0] === tag);
    return qualifiers.length === 0
      ? found
      : qualifiers.flatMap((qualifier) => found.filter((segment) => component(segment, 1) === qualifier));
  }

  first(tag: string, ...qualifiers: string[]): Segment | undefined {
    return this.all(tag, ...qualifiers)[0];
  }

  /** RFF by its qualifier, the preferred first. */
  reference(...qualifiers: string[]): string | null {
    return component(this.first('RFF', ...qualifiers), 1, 1);
  }

  /** DTM by its qualifier, the preferred first, in the warehouse's zone. @throws RangeError */
  date(...qualifiers: string[]): string | null {
    const dtm = this.first('DTM', ...qualifiers);
    const text = component(dtm, 1, 1);
    return text === null ? null : this.#instant(text, component(dtm, 1, 2) ?? '102');
  }

  /** When the message was made, or what the profile takes for it. @throws RangeError */
  written(fromFile: boolean): string {
    const { envelope, file_date: file } = this.#text;
    if (fromFile && file !== null) return file;
    const year = envelope.date.length === 6 ? `20${envelope.date}` : envelope.date;
    return this.date('137') ?? this.#instant(`${year}${envelope.time || '0000'}`, '203');
  }

  /** QTY by its qualifier, the preferred first. @throws RangeError */
  quantity(...qualifiers: string[]): number | null {
    return decimal(component(this.first('QTY', ...qualifiers), 1, 1), 'QTY');
  }

  unit(): string | null {
    return component(this.first('QTY'), 1, 2);
  }

  partyCode(...codes: string[]): string | null {
    return component(this.first('NAD', ...codes), 2);
  }

  party(...codes: string[]): Party | null {
    const nad = this.first('NAD', ...codes);
    if (!nad) return null;
    return {
      name: null,
      company: component(nad, 4),
      lines: [0, 1, 2].map((place) => component(nad, 5, place)),
      city: component(nad, 6),
      state: component(nad, 7),
      postalCode: component(nad, 8),
      country: component(nad, 9),
      phone: null,
      email: null,
    };
  }

  /** The product of a line: LIN and PIA. @throws RangeError where none is named */
  item(): Item {
    const lin = this.first('LIN');
    const ids: [string | null, string | null][] = [[component(lin, 3), component(lin, 3, 1)]];
    for (const pia of this.all('PIA'))
      for (let element = 2; element < pia.length; element++)
        ids.push([component(pia, element), component(pia, element, 1)]);
    const idOf = (type: string) => ids.find(([id, known]) => id !== null && known === type)?.[0];
    const gtin = GTINS.map(idOf).find((id) => id !== undefined) ?? null;
    const wanted = this.#profile.edifact?.product_ids ?? PRODUCT_IDS;
    const sku = wanted.map(idOf).find((id) => id !== undefined) ?? gtin;
    if (sku === null || sku === undefined)
      throw new RangeError(`LIN names no product by any of ${wanted.join(', ')}`);
    return {
      sku,
      gtin,
      unit: this.unit(),
      lot: idOf('NB') ?? this.reference('BT') ?? component(this.first('GIN', 'BX'), 2),
      expires: this.date('36', '361'),
    };
  }

  #instant(text: string, form: string): string {
    const wall = Object.hasOwn(FORMS, form) ? wallClock(FORMS[form]!.exec(text)?.groups) : null;
    if (wall === null)
      throw new RangeError(
        `a date is "${text.slice(0, 20)}" in the form ${form.slice(0, 3)}, which is none that is read`,
      );
    return instantOf(wall, this.#profile.time_zone);
  }
}

/** A quantity, with a point or a comma. @throws RangeError */
function decimal(text: string | null, what: string): number | null {
  if (text === null) return null;
  if (!/^-?\d+([.,]\d+)?$/.test(text))
    throw new RangeError(`${what} has "${text.slice(0, 20)}", which is no number`);
  return Number(text.replace(',', '.'));
}

/** The header of a message, and its lines, each from LIN on. */
export function byLine(segments: readonly Segment[]): { header: Segment[]; lines: Segment[][] } {
  const header: Segment[] = [];
  const lines: Segment[][] = [];
  for (const segment of segments) {
    const tag = segment[0]?.[0];
    if (tag === 'LIN') lines.push([segment]);
    // A new consignment level, or the end of all lines.
    else if (tag === 'CPS' || tag === 'CNT') header.push(segment);
    else (lines.at(-1) ?? header).push(segment);
  }
  return { header, lines };
}
