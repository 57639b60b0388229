import { Retryable } from '../kit/errors.ts';
import type { FoundMention, SourceFile } from '../kit/files.ts';
import type { Ask, Context, Cursor, Page } from '../kit/manifest.ts';
import { Chunks } from './chunks.ts';
import { documentOf } from './document-profile.ts';
import type { FeedFunction } from './fields.ts';
import { BrokenFile, type FileToRead, type Piece } from './form.ts';
import type { Profile } from './profile.ts';
import type { DocumentText, Raw } from './raw.ts';
import { FORMS, idTold, toldIn } from './record.ts';
import { type FeedFacts, mentionOf } from './survey.ts';

/** A page ends with whichever is reached first. */
export const MOST_PIECES = 50;
const MOST_SEEN = 5000;
const MOST_LINES = 20_000;
/** Files that tell nothing of a function are passed over, so many a step. */
const MOST_FILES = 50;
const LONGEST_FILE_NAME = 200;

/** Where a walk stands: in a file, from a place on. */
interface Place {
  [key: string]: Cursor | null;
  file: string;
  from: Cursor | null;
  /** Of the profile: another one surveys files anew, and what comes after this is no longer known. */
  revision: number;
}

/** What is read, and how. */
export interface Reading {
  fn: FeedFunction;
  profile: Profile;
  revision: number;
}

/**
 * The next things that files tell of, each with all that any file tells of it. All of a file is given, whatever the
 * window: a file that is late is found by its coming, and holds older dates.
 */
export async function pageOfFeed(
  ctx: Context,
  ask: Ask,
  cursor: Cursor | null,
  { fn, profile, revision }: Reading,
): Promise<Page<Raw>> {
  const place = cursor as Place | null;
  if (place && place.revision !== revision) return { kind: 'cursor_expired' };
  let file = place ? await ctx.files.find(place.file) : await ctx.files.next(ask, null);
  // Without its file a place says nothing about what comes after it.
  if (!file) return place ? { kind: 'cursor_expired' } : { kind: 'page', records: [], next: null };
  for (let files = 0; files < MOST_FILES; files++) {
    const from = files === 0 ? (place?.from ?? null) : null;
    if (tellsOf(file, fn, profile)) {
      const { records, next } = await readPart(ctx, file, from, fn, profile);
      if (next !== null) return { kind: 'page', records, next: { file: file.id, from: next, revision } };
      const following = await after(ctx, ask, file);
      if (records.length > 0 || !following)
        return { kind: 'page', records, next: following && { file: following.id, from: null, revision } };
      file = following;
      continue;
    }
    const following = await after(ctx, ask, file);
    if (!following) return { kind: 'page', records: [], next: null };
    file = following;
  }
  return { kind: 'page', records: [], next: { file: file.id, from: null, revision } };
}

async function after(ctx: Context, ask: Ask, file: SourceFile): Promise<SourceFile | null> {
  const following = await ctx.files.next(ask, file.id);
  if (following?.id === file.id) throw new Retryable(`The file after ${file.id} is itself.`);
  return following;
}

/** A file that could not be made sense of concerns whatever it might have told of. */
function tellsOf(file: SourceFile, fn: FeedFunction, profile: Profile): boolean {
  if (file.problem !== null) {
    const document = documentOf(profile, file.name);
    return profile.format !== 'csv' || !document || document.function === fn;
  }
  const facts = factsOf(file);
  return facts === null || facts.functions.includes(fn);
}

async function readPart(
  ctx: Context,
  file: SourceFile,
  from: Cursor | null,
  fn: FeedFunction,
  profile: Profile,
): Promise<{ records: Raw[]; next: Cursor | null }> {
  const whole = { file: file.id, file_name: shortName(file.name), line: null };
  if (file.problem !== null) return { records: [{ ...whole, reject: file.problem }], next: null };
  const chunks = new Chunks(ctx.files);
  const pieces: Piece[] = [];
  let next: Cursor | null = null;
  let seen = 0;
  let lines = 0;
  try {
    for await (const piece of FORMS[profile.format].pieces(toRead(file, chunks), profile, from)) {
      seen++;
      if (piece.fn === fn) pieces.push(piece);
      lines += linesOf(piece);
      if (pieces.length < MOST_PIECES && seen < MOST_SEEN && lines < MOST_LINES) continue;
      next = piece.next;
      break;
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    // Its survey found it whole, under another profile.
    return { records: [{ ...whole, reject: `the file ${error.message}` }], next: null };
  }
  return { records: await recordsOf(ctx, pieces, fn, profile, chunks), next };
}

/** Pieces as records, each with all that other files tell of the same. */
async function recordsOf(
  ctx: Context,
  pieces: readonly Piece[],
  fn: FeedFunction,
  profile: Profile,
  chunks: Chunks,
): Promise<Raw[]> {
  const read = pieces.map((piece) => ({ piece, ...identified(piece, fn, profile) }));
  const names = [...new Set(read.flatMap(({ name }) => name ?? []))];
  const mentions = Map.groupBy(await ctx.files.mentions(names), ({ name }) => name);
  const records: Raw[] = [];
  const done = new Set<string>();
  for (const { piece, id, name } of read) {
    if (!piece.text) records.push(piece.reject);
    else if (name === null) records.push({ id, documents: [piece.text] });
    else if (!done.has(name)) {
      done.add(name);
      const own = read.filter((other) => other.name === name).map((other) => other.piece);
      const documents = await allTold(mentions.get(name) ?? [], own, fn, profile, chunks);
      records.push({ id, documents });
    }
  }
  return records;
}

function identified(
  piece: Piece,
  fn: FeedFunction,
  profile: Profile,
): { id: string | null; name: string | null } {
  if (!piece.text) return { id: null, name: null };
  try {
    const id = idTold(toldIn(piece.text, fn, profile), profile);
    return { id, name: mentionOf(fn, id) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const id = FORMS[profile.format].idOf(piece.text, fn, profile);
    return { id, name: id === null ? null : mentionOf(fn, id) };
  }
}

/** Everything that files tell of one thing, in the order in which it came. */
async function allTold(
  mentions: readonly FoundMention[],
  own: readonly Piece[],
  fn: FeedFunction,
  profile: Profile,
  chunks: Chunks,
): Promise<DocumentText[]> {
  const mine = new Map(own.map((piece) => [keyOf(piece.text!.file, piece.at), piece.text!]));
  const texts: DocumentText[] = [];
  for (const { file, place } of mentions) {
    const known = mine.get(keyOf(file.id, place));
    const text = known ?? (await textAt(file, place, fn, profile, chunks));
    if (text) texts.push(text);
  }
  // Should the files no longer be surveyed as this one was, what was read counts all the same.
  return joined(texts.length > 0 ? texts : own.map(({ text }) => text!));
}

function keyOf(file: string, place: Cursor): string {
  return `${file} ${JSON.stringify(place)}`;
}

async function textAt(
  file: SourceFile,
  place: Cursor,
  fn: FeedFunction,
  profile: Profile,
  chunks: Chunks,
): Promise<DocumentText | null> {
  try {
    for await (const piece of FORMS[profile.format].pieces(toRead(file, chunks), profile, place))
      return piece.fn === fn ? piece.text : null;
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
  }
  return null;
}

/** Rows of one file that stand apart tell of the thing together. */
function joined(texts: readonly DocumentText[]): DocumentText[] {
  const all: DocumentText[] = [];
  for (const text of texts) {
    const last = all.at(-1);
    if (text.form === 'csv' && last?.form === 'csv' && last.file === text.file)
      all[all.length - 1] = { ...last, rows: [...last.rows, ...text.rows] };
    else all.push(text);
  }
  return all;
}

/** A stored file as a form reads it. */
export function toRead(file: SourceFile, chunks: Chunks): FileToRead {
  const facts = factsOf(file);
  return {
    id: file.id,
    name: shortName(file.name),
    facts: facts && { columns: facts.columns },
    from: (offset) => chunks.from(file.id, offset),
  };
}

/** What is being read of at most so many lines stays within a page's bytes. */
export function linesOf({ text }: Piece): number {
  if (!text) return 1;
  return text.form === 'csv' ? text.rows.length : text.segments.length;
}

function factsOf({ facts }: SourceFile): FeedFacts | null {
  return typeof facts === 'object' &&
    facts !== null &&
    !Array.isArray(facts) &&
    Array.isArray(facts.functions)
    ? (facts as FeedFacts)
    : null;
}

function shortName(name: string): string {
  return name.slice(0, LONGEST_FILE_NAME);
}
