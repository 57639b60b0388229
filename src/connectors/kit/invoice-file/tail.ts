import { NotOurs } from '../files.ts';

const LINE_ENDS: readonly number[] = [0x0a, 0x0d];

/** Looks at how a table ends, since one that was cut off on its way would be read as if nothing were missing. */
export class Tail {
  readonly #needsLineEnd: boolean;
  #columns: number | null;
  #width = Number.POSITIVE_INFINITY;
  #lastByte = 0;

  /**
   * @param table.columns how many cells a whole row has; null: as many as the first one
   * @param table.needsLineEnd whether a last row is only believed with a line end, though no cell of it is missing
   */
  constructor(table: { columns: number | null; needsLineEnd?: boolean }) {
    this.#columns = table.columns;
    this.#needsLineEnd = table.needsLineEnd === true;
  }

  /** The same bytes, looked at on their way. */
  async *watch(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const part of bytes) {
      this.#lastByte = part.at(-1) ?? this.#lastByte;
      yield part;
    }
  }

  /** A row that was cut out of the bytes. @param width how many cells it has */
  add(width: number): void {
    this.#columns ??= width;
    this.#width = width;
  }

  /**
   * To be called after the last row.
   *
   * @throws NotOurs where the last row is not whole. @param row its number
   */
  refuseCut(row: number): void {
    if (LINE_ENDS.includes(this.#lastByte)) return;
    if (this.#width >= (this.#columns ?? 0) && !this.#needsLineEnd) return;
    throw new NotOurs(
      `The file breaks off in row ${row}, its last one, as if it had been cut off. Nothing of it was read. Send it again whole; if this is all of it, end its last row with a line break.`,
    );
  }
}
