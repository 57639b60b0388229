import { TextDecoder } from 'node:util';

/** Carriers write some files in Windows-1252, and most in UTF-8; no file says which. */
export type Encoding = 'utf-8' | 'windows-1252';

const BEYOND_ASCII = /[\u0080-\u00ff]/;
const DECODERS = { 'utf-8': new TextDecoder('utf-8'), 'windows-1252': new TextDecoder('windows-1252') };
const STRICT = new TextDecoder('utf-8', { fatal: true });

/**
 * Turns a cell that was read byte by byte into text. Both encodings spell commas, quotes and line ends as ASCII does,
 * so rows can be cut before the encoding is known.
 *
 * @param bytes one character a byte, as Buffer's `latin1` gives
 */
export function decodeCell(bytes: string, encoding: Encoding): string {
  return BEYOND_ASCII.test(bytes) ? DECODERS[encoding].decode(Buffer.from(bytes, 'latin1')) : bytes;
}

/** Like {@link decodeCell} while the encoding of the file is not known yet: what can be UTF-8 is taken for it. */
export function decodeEither(bytes: string): string {
  if (!BEYOND_ASCII.test(bytes)) return bytes;
  try {
    return STRICT.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return decodeCell(bytes, 'windows-1252');
  }
}

/** Finds out which of the two a file is in: UTF-8 as long as nothing contradicts it. */
export class EncodingGuess {
  #utf8: TextDecoder | null = new TextDecoder('utf-8', { fatal: true });

  add(bytes: Buffer): void {
    try {
      this.#utf8?.decode(bytes, { stream: true });
    } catch {
      this.#utf8 = null;
    }
  }

  /** To be asked after the last byte: a character that was cut off speaks against UTF-8, too. */
  end(): Encoding {
    try {
      this.#utf8?.decode();
    } catch {
      this.#utf8 = null;
    }
    return this.#utf8 ? 'utf-8' : 'windows-1252';
  }
}
