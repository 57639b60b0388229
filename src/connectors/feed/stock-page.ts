import { Retryable } from '../kit/errors.ts';
import type { FoundMention } from '../kit/files.ts';
import type { Ask, Context, Cursor, Page } from '../kit/manifest.ts';
import { Chunks } from './chunks.ts';
import { BrokenFile } from './form.ts';
import { linesOf, MOST_PIECES, type Reading, toRead } from './page.ts';
import type { Profile } from './profile.ts';
import type { Raw } from './raw.ts';
import { FORMS, idTold, toldIn } from './record.ts';
import { STOCK, type StockPlace } from './survey.ts';

const MOST_LINES = 20_000;

/** Which reports are read, chosen when the reading began, and where it stands in the first of them. */
interface Place {
  [key: string]: Cursor | null;
  reports: { file: string; at: Cursor }[];
  from: Cursor;
  /** Of the profile. */
  revision: number;
}

/** The newest stock report, or the newest of each warehouse where the profile says that they report by themselves. */
export async function pageOfStock(
  ctx: Context,
  ask: Ask,
  cursor: Cursor | null,
  { profile, revision }: Omit<Reading, 'fn'>,
): Promise<Page<Raw>> {
  if (cursor !== null && (cursor as Place).revision !== revision) return { kind: 'cursor_expired' };
  const place = (cursor as Place | null) ?? (await newest(ctx, ask, profile, revision));
  const [report, ...others] = place?.reports ?? [];
  if (!place || !report) return { kind: 'page', records: [], next: null };
  const file = await ctx.files.find(report.file);
  if (!file) return { kind: 'cursor_expired' };
  const records: Raw[] = [];
  let lines = 0;
  try {
    for await (const piece of FORMS[profile.format].pieces(
      toRead(file, new Chunks(ctx.files)),
      profile,
      place.from,
    )) {
      if (JSON.stringify(piece.at) !== JSON.stringify(report.at)) break;
      lines += linesOf(piece);
      records.push(piece.text ? { id: idIn(piece.text, profile), documents: [piece.text] } : piece.reject);
      if (records.length >= MOST_PIECES || lines >= MOST_LINES)
        return { kind: 'page', records, next: { ...place, from: piece.next } };
    }
  } catch (error) {
    if (error instanceof BrokenFile) throw new Retryable(`The stored file ${file.name} ${error.message}.`);
    throw error;
  }
  const [next] = others;
  return { kind: 'page', records, next: next ? { reports: others, from: next.at, revision } : null };
}

function idIn(text: Parameters<typeof toldIn>[0], profile: Profile): string | null {
  try {
    return idTold(toldIn(text, 'get_inventory', profile), profile);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

async function newest(ctx: Context, ask: Ask, profile: Profile, revision: number): Promise<Place | null> {
  // Takes in what has come since.
  await ctx.files.next(ask, null);
  const mentions = (await ctx.files.mentions([STOCK])) as (FoundMention & { place: StockPlace })[];
  const byWarehouse = Map.groupBy(mentions, ({ place }) =>
    profile.item_id === 'sku_and_warehouse' ? place.warehouse : null,
  );
  const all = [...byWarehouse.values()].flatMap((told) => {
    const asOf = Math.max(...told.map(({ place }) => Date.parse(place.as_of)));
    const latest = told.filter(({ place }) => Date.parse(place.as_of) === asOf);
    // Of reports of one instant the last that came; it may stand in several documents of its file.
    const file = latest.at(-1)!.file.id;
    return latest.filter((one) => one.file.id === file).map(({ place }) => ({ file, at: place.at }));
  });
  // Rows of several warehouses may stand in one report.
  const reports = [...new Map(all.map((report) => [JSON.stringify(report), report])).values()];
  const [first] = reports;
  return first ? { reports, from: first.at, revision } : null;
}
