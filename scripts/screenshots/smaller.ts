import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;
const RGB = 2;
const PALETTE = 3;

/**
 * A picture of a page in half its bytes: 256 colours, which nearly all of it has, and for the rest (the edges of letters)
 * the nearest of them.
 *
 * @param png as Chromium makes it: eight bits each of red, green and blue
 */
export function smaller(png: Buffer): Buffer {
  const { header, data } = read(png);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header[8] !== 8 || header[9] !== RGB)
    throw new Error('This picture is not of the kind that is read here.');
  const pixels = unfiltered(inflateSync(data), width * 3, height);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const { kept, indexes } = fewerColours(counts);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = indexes.get(pixels.readUIntBE((y * width + x) * 3, 3))!;
  const palette = Buffer.alloc(kept.length * 3);
  for (const [index, colour] of kept.entries()) palette.writeUIntBE(colour, index * 3, 3);
  header[9] = PALETTE;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function read(png: Buffer): { header: Buffer; data: Buffer } {
  const parts: Buffer[] = [];
  let header = Buffer.alloc(0);
  for (let at = SIGNATURE.length; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    if (kind === 'IHDR') header = Buffer.from(png.subarray(at + 8, end));
    if (kind === 'IDAT') parts.push(png.subarray(at + 8, end));
    at = end + 4;
  }
  return { header, data: Buffer.concat(parts) };
}

/** Rows stand in a PNG as differences from what is left of them or above, each in one of five ways. */
function unfiltered(data: Buffer, stride: number, height: number): Buffer {
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const way = data[from]!;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= 3 ? pixels[at - 3]! : 0;
      const above = y > 0 ? pixels[at - stride]! : 0;
      const corner = x >= 3 && y > 0 ? pixels[at - stride - 3]! : 0;
      const before = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][way]!;
      pixels[at] = data[from + 1 + x]! + before;
    }
  }
  return pixels;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/**
 * Colours that stand for all others: one after the other the one that is missed the most, by how often it is there and how
 * far it is from the nearest that is kept. So few red letters stay red on a page that is white and green.
 *
 * @param counts how often each colour is there
 * @returns the colours that are kept, and which of them stands for each
 */
function fewerColours(counts: ReadonlyMap<number, number>) {
  const kept: number[] = [];
  const missed = new Map(
    [...counts].map(([colour, count]) => [colour, { count, apart: Infinity, index: 0 }]),
  );
  while (kept.length < Math.min(MOST_COLOURS, counts.size)) {
    let worst = -1;
    let most = -1;
    for (const [colour, { count, apart }] of missed)
      if (apart > 0 && count * apart > most) [worst, most] = [colour, count * apart];
    if (worst < 0) break;
    for (const [colour, nearest] of missed) {
      const apart = distance(colour, worst);
      if (apart < nearest.apart) Object.assign(nearest, { apart, index: kept.length });
    }
    kept.push(worst);
  }
  return { kept, indexes: new Map([...missed].map(([colour, { index }]) => [colour, index])) };
}

function distance(one: number, other: number): number {
  const parts = [16, 8, 0].map((shift) => ((one >> shift) & 255) - ((other >> shift) & 255));
  return parts.reduce((sum, part) => sum + part ** 2, 0);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}
