/** Reports of stock: ordered for a customer in a warehouse, made some seconds later, and read in pages. */

import { unlessMissing } from '../kit/details.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { askTenant, countIn, PAGE_SIZE, rowsIn } from './client.ts';
import { type Part, part, text } from './values.ts';

/** A report that was ordered, and the warehouse it was ordered for; null for the default one. */
export type Ordered = { warehouse: string | null; id: string };

/** How a report stands. `gone`: the vendor keeps them for a week. */
export type Standing = 'working' | 'gone' | { rows: Part[]; pages: number | null };

/** More than these are not read in one go. */
const MOST_PAGES = 50;

/** @returns the id to look for it by. @throws Retryable when the answer has none */
export async function orderReport(
  ctx: Context,
  customer: string,
  warehouse: string | null,
): Promise<Ordered> {
  const where = warehouse === null ? {} : { warehouse: { id: warehouse } };
  const parameters = { pageSize: PAGE_SIZE, customer: { id: customer }, ...where };
  const json = { type: 'STOCK_ON_HAND', parameters };
  const id = text(part(await askTenant(ctx, 'report-runs', { method: 'POST', json })).id);
  if (id === null) throw new Retryable('Carton Cloud did not say what report it makes.');
  return { warehouse, id };
}

/** Looks how a report stands, and takes a page of it where it is made. @throws Retryable where the vendor has given it up */
export async function lookAt(ctx: Context, id: string, page: number): Promise<Standing> {
  const path = `report-runs/${encodeURIComponent(id)}`;
  const answer = await unlessMissing(askTenant(ctx, path, { query: { page } }));
  if (answer === null) return 'gone';
  const { status, items, failureDetails } = part(answer);
  if (status === 'IN_PROCESS') return 'working';
  if (status === 'FAILED') {
    const why = Array.isArray(failureDetails) ? text(part(failureDetails[0]).message) : null;
    throw new Retryable(
      `Carton Cloud could not make a report of stock: ${(why ?? 'no reason given').slice(0, 200)}`,
    );
  }
  if (status !== 'SUCCESS') throw new Retryable('An answer of Carton Cloud was no report.');
  return { rows: rowsIn(items, PAGE_SIZE), pages: countIn(ctx, 'Total-Pages') };
}

/**
 * The rows of a report, those of its first page known already.
 *
 * @returns null where it is longer than is read
 * @throws Retryable when it is not to be had whole any more
 */
export async function restOf(
  ctx: Context,
  id: string,
  first: Exclude<Standing, string>,
): Promise<Part[] | null> {
  const { pages } = first;
  if ((pages ?? 0) > MOST_PAGES) return null;
  const rows = [...first.rows];
  for (let page = 2; pages === null ? rows.length === (page - 1) * PAGE_SIZE : page <= pages; page++) {
    if (page > MOST_PAGES) return null;
    await ctx.take(1);
    const standing = await lookAt(ctx, id, page);
    if (typeof standing === 'string')
      throw new Retryable('A report of Carton Cloud has gone while it was read.');
    if (pages !== null && standing.rows.length === 0)
      throw new Retryable('A page of a report of Carton Cloud that was announced had nothing on it.');
    rows.push(...standing.rows);
  }
  return rows;
}
