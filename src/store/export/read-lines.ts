import { BadExport } from './format.ts';

const NEWLINE = 0x0a;

/**
 * The lines of a stream, without their newlines and no longer than told.
 *
 * @param most bytes of a line; a longer one is refused before it is held in memory
 * @throws BadExport for a line that is longer, whatever the stream throws
 */
export async function* readLines(input: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let size = 0;
  let line = 1;
  const hold = (part: Buffer) => {
    size += part.length;
    if (size > most)
      throw new BadExport(
        `Line ${line} is longer than ${most} bytes, and no export has such lines. Is this the right file, and not a compressed one?`,
      );
    begun.push(part);
  };
  const take = () => {
    const whole = Buffer.concat(begun);
    begun = [];
    size = 0;
    line += 1;
    return whole;
  };
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
      hold(bytes.subarray(from, at));
      from = at + 1;
      yield take();
    }
    if (from < bytes.length) hold(bytes.subarray(from));
  }
  if (size > 0) yield take();
}
