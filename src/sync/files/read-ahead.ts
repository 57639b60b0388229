/** What every server gives at a time, in bytes. */
const PART_BYTES = 31 * 1024;
/** How many parts are asked for at a time: a megabyte on its way makes up for a server that is far. */
const AHEAD = 32;

/**
 * The bytes of something whose size is known, in order, with a bounded number of parts asked for ahead.
 *
 * @param fill fills a part with the bytes from an offset on
 */
export async function* readAhead(
  size: number,
  fill: (part: Buffer, offset: number) => Promise<void>,
): AsyncGenerator<Buffer> {
  const asked: { part: Buffer; filled: Promise<void> }[] = [];
  for (let at = 0; at < size || asked.length > 0; ) {
    for (; at < size && asked.length < AHEAD; at += PART_BYTES) {
      const part = Buffer.allocUnsafe(Math.min(PART_BYTES, size - at));
      const filled = fill(part, at);
      // It may fail before its turn, when nobody listens yet.
      filled.catch(() => {});
      asked.push({ part, filled });
    }
    const { part, filled } = asked.shift()!;
    await filled;
    yield part;
  }
}
