import { hash } from 'node:crypto';
import { NotOurs } from '../files.ts';

/** Rows of one file, and rows of it that repeat another, which a real file has a handful of. */
const MOST_ROWS = 5_000_000;
const MOST_REPEATS = 20_000;

const FIRST_SLOTS = 1 << 12;
/** Bits of a digest that a double holds exactly; two charges that share them only get numbers they did not need. */
const DIGEST_BYTES = 6;

/**
 * Finds the rows of a file that repeat an earlier one, in sixteen bytes a row at most: a file is read in parts later
 * on, when what came before is no longer at hand.
 */
export class RepeatFinder {
  #slots = new Float64Array(FIRST_SLOTS);
  #rows = 0;
  #counts = new Map<number, number>();
  /** Row, occurrence, row, occurrence … */
  readonly repeats: number[] = [];

  /** @param key what makes two rows the same charge */
  add(row: number, key: string): void {
    // Zero marks a free slot.
    const digest = hash('sha256', key, 'buffer').readUIntBE(0, DIGEST_BYTES) + 1;
    if (this.#insert(digest)) return;
    const occurrence = (this.#counts.get(digest) ?? 1) + 1;
    this.#counts.set(digest, occurrence);
    this.repeats.push(row, occurrence);
    if (this.repeats.length > 2 * MOST_REPEATS)
      throw new NotOurs(
        `The file has more than ${MOST_REPEATS} rows that repeat another row of it exactly, as if it had been pasted together from the same file twice. Nothing of it was read. Send the file as the carrier made it.`,
      );
  }

  /** Whether the digest is new. */
  #insert(digest: number): boolean {
    if (this.#rows * 2 >= this.#slots.length) this.#grow();
    const slot = freeSlot(this.#slots, digest);
    if (this.#slots[slot] === digest) return false;
    this.#slots[slot] = digest;
    if (++this.#rows > MOST_ROWS)
      throw new NotOurs(
        `The file has more than ${MOST_ROWS} rows. Split it (by invoice) and send the parts; nothing of it was read.`,
      );
    return true;
  }

  #grow(): void {
    const wider = new Float64Array(this.#slots.length * 2);
    for (const digest of this.#slots) if (digest > 0) wider[freeSlot(wider, digest)] = digest;
    this.#slots = wider;
  }
}

/** Where a digest stands, or would. */
function freeSlot(slots: Float64Array, digest: number): number {
  let slot = digest % slots.length;
  while (slots[slot] !== 0 && slots[slot] !== digest) slot = (slot + 1) % slots.length;
  return slot;
}
