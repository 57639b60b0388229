import type { SourceFiles } from '../kit/files.ts';

/** How many parts of files are kept: each may have a megabyte. */
const MOST_KEPT = 8;

/** The bytes of files, with those kept that were read last: documents that belong together often stand together. */
export class Chunks {
  readonly #files: SourceFiles;
  #kept: { id: string; at: number; bytes: Buffer }[] = [];

  constructor(files: SourceFiles) {
    this.#files = files;
  }

  /** A file's bytes from an offset on. */
  async *from(id: string, offset: number): AsyncGenerator<Buffer> {
    for (let at = offset; ; ) {
      const chunk = this.#known(id, at) ?? (await this.#read(id, at));
      if (!chunk) return;
      yield chunk.bytes.subarray(at - chunk.at);
      at = chunk.at + chunk.bytes.length;
    }
  }

  #known(id: string, at: number) {
    return this.#kept.find((one) => one.id === id && one.at <= at && at < one.at + one.bytes.length);
  }

  async #read(id: string, at: number) {
    for await (const bytes of this.#files.read(id, at)) {
      const chunk = { id, at, bytes };
      this.#kept = [chunk, ...this.#kept].slice(0, MOST_KEPT);
      return chunk;
    }
    return null;
  }
}
