import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Where the build of the pages is, see scripts/build-web.mjs. */
export const BUILT = join(import.meta.dirname, '..', '..', 'web', 'dist');

/** A file as it is sent. */
interface SentFile {
  bytes: Buffer;
  type: string;
  /** How it is packed; null as it is. */
  encoding: 'br' | 'gzip' | null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const PACKED = /\.(html|js|css|json|svg|webmanifest)$/;

const PACKERS = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};

/**
 * The files of a build, kept in memory and packed at most once each way. Only names that the folder has when it is read
 * are known, so no name leads anywhere else; a newer build is taken up when its index.html is another.
 */
export class BuiltFiles {
  readonly #folder: string;
  #read: { made: number; files: Promise<Map<string, Buffer>> } | undefined;
  readonly #packed = new Map<string, Promise<Buffer>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * A file by its name below the folder.
   *
   * @param accepted the client's accept-encoding
   * @returns undefined for what is not there, and for all where nothing was built
   */
  async read(name: string, accepted: string): Promise<SentFile | undefined> {
    const bytes = (await this.#files()).get(name);
    if (!bytes) return undefined;
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    const encoding = PACKED.test(name) ? encodingOf(accepted) : null;
    if (!encoding) return { bytes, type, encoding };
    const key = `${encoding} ${name}`;
    let packed = this.#packed.get(key);
    if (!packed) {
      packed = PACKERS[encoding](bytes);
      this.#packed.set(key, packed);
    }
    return { bytes: await packed, type, encoding };
  }

  async #files(): Promise<Map<string, Buffer>> {
    const made = await stat(join(this.#folder, 'index.html')).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    // While a new build is being written there is no index.html: the one before goes on until there is.
    if (made !== null && this.#read?.made !== made) {
      this.#packed.clear();
      const files = readAll(this.#folder);
      this.#read = { made, files };
      files.catch(() => {
        this.#read = undefined; // replaced while it was read: the next one reads again
      });
    }
    return this.#read?.files ?? new Map();
  }
}

async function readAll(folder: string): Promise<Map<string, Buffer>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const read = names.map(
    async (name) => [name.replaceAll(sep, '/'), await readFile(join(folder, name))] as const,
  );
  return new Map(await Promise.all(read));
}

function encodingOf(accepted: string): 'br' | 'gzip' | null {
  const names = accepted.split(',').flatMap((one) => {
    const [name, quality] = one.split(';');
    return /q=0(\.0*)?$/.test(quality?.trim() ?? '') ? [] : [name!.trim()];
  });
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : null;
}
