import { hash } from 'node:crypto';
import { NotOurs, type SourceFile, type SourceFiles } from '../../../src/connectors/kit/files.ts';
import type { Ask, Context, Cursor } from '../../../src/connectors/kit/manifest.ts';
import { ups } from '../../../src/connectors/ups/index.ts';
import { connectorContext } from '../../support/connector-context.ts';

interface Stored extends SourceFile {
  bytes: Buffer;
  from: Date | null;
  to: Date | null;
  warnings: string[];
  cameIn: Date;
}

/** Files that have come in, as the connection's store would keep them, in memory. */
export class Inbox implements SourceFiles {
  readonly all: Stored[] = [];
  /** Largest part that a reading is given; small ones put a boundary everywhere. */
  partBytes = 1024 * 1024;
  /** How many bytes were handed out. */
  served = 0;

  /** Surveys and keeps a file; the same bytes twice are one. */
  async add(name: string, bytes: Buffer, cameIn = new Date('2030-01-01T00:00:00Z')): Promise<Stored> {
    const digest = hash('sha256', bytes);
    const known = this.all.find((file) => hash('sha256', file.bytes) === digest);
    if (known) return known;
    const id = `file-${this.all.length + 1}`;
    const common = { id, name, bytes, cameIn };
    const none = { facts: null, from: null, to: null, warnings: [] };
    const file = await surveyBytes(bytes).then(
      ({ facts, from, to, warnings }) => ({ ...common, facts, from, to, warnings, problem: null }),
      (error: unknown) => {
        if (error instanceof NotOurs) return { ...common, ...none, problem: error.message };
        throw error;
      },
    );
    this.all.push(file);
    return file;
  }

  async next({ from, to }: Ask, after: string | null): Promise<SourceFile | null> {
    const later = this.all.slice(after === null ? 0 : this.all.findIndex(({ id }) => id === after) + 1);
    const within = (date: Date) => (!from || date >= from) && (!to || date < to);
    const overlaps = (file: Stored) =>
      file.from !== null && file.to !== null && (!to || file.from < to) && (!from || file.to > from);
    return later.find((file) => overlaps(file) || within(file.cameIn)) ?? null;
  }

  async find(id: string): Promise<SourceFile | null> {
    return this.all.find((file) => file.id === id) ?? null;
  }

  async *read(id: string, offset: number): AsyncGenerator<Buffer> {
    for await (const part of inParts(
      this.all.find((file) => file.id === id)!.bytes,
      this.partBytes,
      offset,
    )) {
      this.served += part.length;
      yield part;
    }
  }
}

/** Bytes from an offset on, in parts of a size. */
export async function* inParts(bytes: Buffer, size: number, offset = 0): AsyncGenerator<Buffer> {
  for (let at = offset; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const surveyBytes = (bytes: Buffer, partBytes = 1024 * 1024) =>
  ups.inbox!.survey(inParts(bytes, partBytes));

/** What a survey says against a file. */
export async function refusalOf(bytes: Buffer): Promise<string> {
  const answer = await surveyBytes(bytes).catch((error: unknown) => error);
  if (answer instanceof NotOurs) return answer.message;
  throw new Error('the file was accepted', { cause: answer });
}

export const lineItems = ups.functions[0]!;
export const ALWAYS: Ask = { from: null, to: null, newest: true };

export function contextOf(files: SourceFiles, credentials: Record<string, string> = {}): Context {
  const now = () => new Date('2030-01-01T00:00:00Z');
  return { ...connectorContext('', { source_type: 'upload', ...credentials }, { now }), files };
}

/** One step that must give a page. */
export async function step(ctx: Context, ask: Ask, cursor: Cursor | null) {
  const page = await lineItems.page(ctx, ask, cursor);
  if (page.kind !== 'page') throw new Error(`no page but ${page.kind}`);
  return page;
}

/** All pages from a cursor on; each cursor goes through JSON, as it does in the store. */
export async function readAll(ctx: Context, ask = ALWAYS, from: Cursor | null = null) {
  const pages: Awaited<ReturnType<typeof step>>[] = [];
  for (let cursor = from; ; ) {
    const page = await step(ctx, ask, cursor);
    pages.push(page);
    if (pages.length > 5000) throw new Error('the reading does not get to its end');
    if (page.next === null) return { pages, records: pages.flatMap(({ records }) => records) };
    cursor = JSON.parse(JSON.stringify(page.next)) as Cursor;
  }
}
