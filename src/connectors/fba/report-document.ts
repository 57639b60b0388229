/** The documents of reports: fetched from where Amazon keeps them, unpacked, and cut into rows. */
import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { CredentialsRefused, Retryable, Terminal } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { regionalAddress } from './account.ts';
import { askAmazon } from './client.ts';

/** What a document may come to when it is unpacked; of a larger one half of the window is asked for. */
const LARGEST_TEXT = 48 * 1024 * 1024;
/** Documents are signed addresses at one of Amazon's stores. */
const STORES = /(^|\.)(amazonaws\.com(\.cn)?|cloudfront\.net|amazon\.com)$/;

/** A row, by the names in the document's header. */
export interface ReportRow {
  cells: Readonly<Record<string, string>>;
  /** Which of the rows with the same name it is, counted from 1: Amazon numbers none. */
  copy: number;
}

/** What is known of a document beforehand. */
export interface Layout {
  /** Columns that its header must have, and every row reach: whatever has none of them is no report. */
  columns: readonly string[];
  /** Columns that name a row, as far as anything does. */
  naming: readonly string[];
}

/** Where a document lies for five minutes. */
export interface ReportDocument {
  url: string;
  packed: boolean;
}

/** Asks where a document lies. @param id of `reportDocumentId` */
export async function openDocument(ctx: Context, id: string): Promise<ReportDocument> {
  const { url, compressionAlgorithm } = await askAmazon(ctx, {
    operation: 'getReportDocument',
    path: `/reports/2021-06-30/documents/${encodeURIComponent(id)}`,
  });
  return { url: addressOf(ctx, url), packed: compressionAlgorithm === 'GZIP' };
}

/**
 * All rows of a document.
 *
 * @returns `ended` where its address is no longer good, `capped` for one that is too large to be held
 * @throws Retryable for what is no such document, or ends in the middle of a row
 */
export async function rowsOfDocument(
  ctx: Context,
  { url, packed }: ReportDocument,
  layout: Layout,
): Promise<ReportRow[] | 'ended' | 'capped'> {
  // It stood in a cursor meanwhile.
  const bytes = await download(ctx, addressOf(ctx, url));
  if (bytes === null) return 'ended';
  const unpacked = packed ? unpack(bytes) : bytes;
  if (unpacked === 'capped') return 'capped';
  return named(cut(decode(unpacked, ctx.http.header('content-type')), layout.columns), layout.naming);
}

/** Credentials do not go there: the address itself is what opens it. Null where it is refused. */
async function download(ctx: Context, url: string): Promise<Buffer | null> {
  try {
    return await ctx.http.file({ url });
  } catch (error) {
    if (error instanceof Terminal || error instanceof CredentialsRefused) return null;
    throw error;
  }
}

/** @throws Retryable when it leads anywhere else than to where Amazon keeps documents */
function addressOf(ctx: Context, given: unknown): string {
  const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : null;
  const isStore = url?.protocol === 'https:' && STORES.test(url.hostname);
  if (!url || !(isStore || url.origin === new URL(regionalAddress(ctx)).origin))
    throw new Retryable('Amazon gave an address for a report that is none of its stores.');
  return url.href;
}

function unpack(bytes: Buffer): Buffer | 'capped' {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_TEXT });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return 'capped';
    throw new Retryable('The document of a report could not be unpacked.');
  }
}

/** In the character set that its headers name; where they name none, UTF-8 if it can be, else as Western Europe writes. */
function decode(bytes: Buffer, contentType: string | null): string {
  const named = /charset="?([\w-]+)/i
    .exec(contentType ?? '')?.[1]
    ?.toLowerCase()
    .replace(/^cp(?=125)/, 'windows-');
  for (const charset of [named, 'utf-8']) {
    if (!charset) continue;
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes);
    } catch {
      // A set that nobody knows, or another than is said: the next one is tried.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** Some reports quote all of their cells, the others none, and a quote in those is a character like any other. */
function cut(text: string, columns: readonly string[]): string[][] {
  let rows: string[][];
  try {
    rows = parse(text, {
      delimiter: '\t',
      quote: text.trimStart().startsWith('"') ? '"' : null,
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    throw new Retryable('The document of a report could not be read to its end.');
  }
  const [header = []] = rows;
  const lacking = columns.find((column) => !header.includes(column));
  if (lacking !== undefined)
    throw new Retryable(`The document of a report has no column “${lacking}”; it is none, or another one.`);
  const furthest = Math.max(...columns.map((column) => header.indexOf(column)));
  if (rows.some((row) => row.length <= furthest))
    throw new Retryable('The document of a report ends in the middle of a row.');
  return rows;
}

/** Rows under their header, those of one name told apart by counting them. */
function named([header = [], ...rows]: string[][], naming: readonly string[]): ReportRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const cells = Object.fromEntries(header.map((name, at) => [name, row[at] ?? '']));
    const name = nameOf(cells, naming);
    const copy = (seen.get(name) ?? 0) + 1;
    seen.set(name, copy);
    return { cells, copy };
  });
}

/** The id of a row that has none: a digest of its name, and which of those of that name it is. */
export function rowId({ cells, copy }: ReportRow, naming: readonly string[]): string {
  return `${hash('sha256', nameOf(cells, naming), 'base64url').slice(0, 22)}-${copy}`;
}

function nameOf(cells: ReportRow['cells'], naming: readonly string[]): string {
  return JSON.stringify(naming.map((column) => cells[column] ?? ''));
}
