import { CredentialsRefused, Retryable, Terminal } from '../kit/errors.ts';
import type { Ask, Context } from '../kit/manifest.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';
import type { List } from './lists.ts';
import { instantOrNull, numberOrNull } from './values.ts';

/** Rows of one answer at most. The vendor allows 250, but what belongs to them is asked for by an address that names them all. */
export const LIMIT = 50;
const MOST_PARTS = 50;
const SUBDOMAIN = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

export type Row = Record<string, unknown>;

/**
 * One request, signed with the key.
 *
 * @param path below the address of the interface, without a slash
 * @throws the four kinds of ../kit/errors.ts
 */
export async function askVendor(
  ctx: Context,
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): Promise<Row[]> {
  const rows = await ctx.http.json({ url: `${addressOf(ctx)}/${path}`, query, headers: signed(ctx) });
  if (!Array.isArray(rows)) throw new Retryable('An answer of Infoplus was no list.');
  return rows;
}

/** Requests as a user words them. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => passTo(addressOf(ctx), asked, { headers: signed(ctx) }),
};

/** Where the account's interface is. @throws CredentialsRefused where its sub-domain is none */
function addressOf({ baseUrl, credentials: { company = '' } }: Context): string {
  if (SUBDOMAIN.test(company.trim())) return baseUrl.replace('{company}', company.trim());
  throw new CredentialsRefused(
    'The sub-domain is what stands before ".infopluswms.com" in the address of your account: letters, digits and hyphens. Correct it.',
  );
}

function signed({ credentials }: Context): Record<string, string> {
  return { 'API-Key': credentials.api_key ?? '' };
}

/**
 * Rows that fit all terms, in the order of the list's own number: a walk that begins behind the last one it saw loses
 * nothing, whatever is changed meanwhile.
 *
 * @param after the number behind which to begin
 * @throws Retryable when the answer is not in that order, or more than was asked for
 */
export async function search<Found extends object>(
  ctx: Context,
  { path, key, lob }: List,
  terms: readonly string[],
  after: number | null,
  limit = LIMIT,
): Promise<Found[]> {
  const wanted = lobOf(ctx);
  const filter = [
    ...(lob && wanted ? [`${lob} eq ${wanted}`] : []),
    ...terms,
    ...(after === null ? [] : [`${key} gt ${after}`]),
  ].join(' and ');
  const query = { ...(filter !== '' && { filter }), page: 1, limit, sort: key };
  const rows = await askVendor(ctx, `${path}/search`, query);
  if (rows.length > limit) throw new Retryable('An answer of Infoplus had more rows than were asked for.');
  let last = after ?? Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const number = numberOrNull(row?.[key]);
    if (number === null || number <= last)
      throw new Retryable(`Infoplus did not list ${path} in the order of its ${key}.`);
    last = number;
  }
  return rows as Found[];
}

/** All rows that fit, which follow from those of one page and so are few; each further request is paid for. */
export async function searchAll<Found extends object>(
  ctx: Context,
  list: List,
  terms: readonly string[],
): Promise<Found[]> {
  const found: Found[] = [];
  let after: number | null = null;
  for (let part = 0; part < MOST_PARTS; part++) {
    await ctx.take(1);
    const rows: Found[] = await search<Found>(ctx, list, terms, after);
    found.push(...rows);
    if (rows.length < LIMIT) return found;
    after = keyOf(list, rows.at(-1)!);
  }
  throw new Retryable(`What Infoplus has of one page in ${list.path} did not end.`);
}

/** The number of a row by which its list is walked. */
export function keyOf(list: List, row: object): number | null {
  return numberOrNull((row as Row)[list.key]);
}

/** Terms for a window, in whole seconds of UTC: its start is in it, its end is not. */
export function within(field: string, { from, to }: Ask): string[] {
  return [`${field} gte ${date(from!)}`, `${field} lt ${date(to!)}`];
}

/** A term for one of several numbers, or texts. */
export function oneOf(field: string, values: readonly (number | string)[]): string {
  return `${field} in (${values.map((value) => (typeof value === 'number' ? value : `'${value}'`)).join(',')})`;
}

/**
 * How the filter reads dates is told nowhere. If it were another zone, or no filter at all, rows beside the window would
 * come, and others be missing: that must not pass for a window that was read.
 *
 * @throws Terminal for a row that is dated outside of the window
 */
export function mustLieWithin(rows: readonly object[], field: string, { from, to }: Ask): void {
  for (const row of rows) {
    const shown = instantOrNull((row as Row)[field]);
    const at = shown === null ? Number.NaN : Date.parse(shown);
    if (!(at >= from!.getTime() && at < to!.getTime()))
      throw new Terminal(
        `Infoplus was asked for ${field} of a window and gave ${shown} beside it, so it reads dates otherwise than we write them.`,
      );
  }
}

/** The line of business to read; null for all that the key reaches. @throws CredentialsRefused when it is no number */
export function lobOf(ctx: Context): number | null {
  const entered = ctx.credentials.lob_id?.trim() ?? '';
  if (entered === '') return null;
  if (!/^[1-9]\d{0,9}$/.test(entered))
    throw new CredentialsRefused(
      'The line of business is to be its number, such as 19693. Correct it, or leave it empty to read all.',
    );
  return Number(entered);
}

function date(instant: Date): string {
  return `'${instant.toISOString().slice(0, 19)}Z'`;
}
