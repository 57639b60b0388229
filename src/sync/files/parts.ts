import { PART_BYTES } from '../../store/queries/files.ts';

/** The same bytes in parts of exactly {@link PART_BYTES}, the last of them shorter; no more than one is held. */
export async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let part = Buffer.allocUnsafe(PART_BYTES);
  let filled = 0;
  for await (const chunk of bytes) {
    let taken = 0;
    while (taken < chunk.length) {
      const fits = chunk.subarray(taken, taken + PART_BYTES - filled);
      part.set(fits, filled);
      taken += fits.length;
      filled += fits.length;
      if (filled < PART_BYTES) continue;
      yield part;
      // A new one: whoever was given the last may still be writing it.
      part = Buffer.allocUnsafe(PART_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}
