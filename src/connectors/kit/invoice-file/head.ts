import { HEAD_BYTES, refuseBinary } from './sniff.ts';
import type { EncodingGuess } from './text.ts';

/** The first bytes of a file looked at, and the file with them; turned away by its head, it is let go at once. */
export async function withHead<Found>(
  bytes: AsyncIterable<Buffer>,
  look: (head: Buffer) => Found,
): Promise<{ found: Found; whole: AsyncIterable<Buffer> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const parts: Buffer[] = [];
  for (let size = 0; size < HEAD_BYTES; size += parts.at(-1)!.length) {
    const { done, value } = await iterator.next();
    if (done) break;
    parts.push(value);
  }
  const head = Buffer.concat(parts);
  async function* whole() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  try {
    return { found: look(head), whole: whole() };
  } catch (error) {
    await iterator.return?.();
    throw error;
  }
}

/**
 * The bytes after the first `start`, looked at on their way.
 *
 * @throws NotOurs, with the advice, where they are no text
 */
export async function* watched(
  bytes: AsyncIterable<Buffer>,
  { start, encoding, advice }: { start: number; encoding: EncodingGuess; advice: string },
): AsyncGenerator<Buffer> {
  let skip = start;
  for await (const part of bytes) {
    refuseBinary(part, advice);
    encoding.add(part);
    yield part.subarray(skip);
    skip = 0;
  }
}
