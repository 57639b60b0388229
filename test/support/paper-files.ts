import { hash } from 'node:crypto';
import {
  type FoundMention,
  type Inbox,
  type Mention,
  NotOurs,
  type SourceFile,
  type SourceFiles,
} from '../../src/connectors/kit/files.ts';
import type { Ask } from '../../src/connectors/kit/manifest.ts';

export interface StoredFile extends SourceFile {
  bytes: Buffer;
  from: Date | null;
  to: Date | null;
  warnings: string[];
  mentions: readonly Mention[];
  cameIn: Date;
}

/** Files that have come in, as a connection's store would keep them, in memory. */
export class PaperFiles implements SourceFiles {
  readonly all: StoredFile[] = [];
  /** Largest part that a reading is given; small ones put a boundary everywhere. */
  partBytes = 1024 * 1024;
  /** How many bytes were handed out. */
  served = 0;
  readonly #inbox: Inbox;

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  /** Surveys and keeps a file; the same bytes twice are one. */
  async add(name: string, bytes: Buffer, cameIn = new Date('2030-01-01T00:00:00Z')): Promise<StoredFile> {
    const digest = hash('sha256', bytes);
    const known = this.all.find((file) => hash('sha256', file.bytes) === digest);
    if (known) return known;
    const id = `file-${this.all.length + 1}`;
    const common = { id, name, bytes, cameIn };
    const none = { facts: null, from: null, to: null, warnings: [], mentions: [] };
    const file = await this.#inbox.survey(inParts(bytes, this.partBytes), name).then(
      ({ mentions = [], facts, from, to, warnings }) => ({
        ...common,
        facts,
        from,
        to,
        warnings,
        mentions,
        problem: null,
      }),
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
    const overlaps = (file: StoredFile) =>
      file.from !== null && file.to !== null && (!to || file.from < to) && (!from || file.to > from);
    return later.find((file) => overlaps(file) || within(file.cameIn)) ?? null;
  }

  async find(id: string): Promise<SourceFile | null> {
    return this.all.find((file) => file.id === id) ?? null;
  }

  async mentions(names: readonly string[]): Promise<FoundMention[]> {
    return this.all.flatMap((file) =>
      file.mentions.filter(({ name }) => names.includes(name)).map((mention) => ({ ...mention, file })),
    );
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
