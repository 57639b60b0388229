import type { Transaction } from '../../store/database.ts';
import { loadPart } from '../../store/queries/files.ts';
import { nextKeptFile, replacePart } from '../../store/queries/files-blank.ts';
import type { Engine } from '../engine.ts';
import { lockAndRetry } from '../files/lock-and-retry.ts';
import {
  blank,
  type Cell,
  personalColumns,
  separatorsOf,
  stretchesOf,
  tellingCells,
  windowsOf,
} from './blank-text.ts';
import { findKnown, type Keyring } from './recognise.ts';

/** Where the walk through the bytes of files stands. */
export interface FilePlace {
  fileId: string;
  partNo: number;
}

/** What is to be blanked in a part and at the beginning of the one behind it. */
interface Blanked {
  partNo: number;
  content: Buffer;
}

/**
 * A part of a walk through the files of a connection: what persons are known by is blanked, byte for byte, in the lines
 * that hold them. The file keeps its length and form, so that all else in it can still be read, and its digest of
 * before, so that the same file sent once more is still known as the same.
 */
export async function blankFiles(
  { pool }: Pick<Engine, 'pool'>,
  keyring: Keyring,
  connectionId: string,
  after: FilePlace | null,
): Promise<{
  write: (tx: Transaction) => Promise<number>;
  next: { in: 'file_part'; after: FilePlace } | null;
}> {
  const fileId = await nextKeptFile(pool, connectionId, after?.fileId ?? null);
  if (fileId === undefined) return { write: async () => 0, next: null };
  const partNo = after?.fileId === fileId ? after.partNo : 0;
  const blanked = await blankPart(pool, keyring, { connectionId, fileId, partNo });
  const place = blanked === null ? { fileId: following(fileId), partNo: 0 } : { fileId, partNo: partNo + 1 };
  return {
    next: { in: 'file_part', after: place },
    async write(tx) {
      for (const part of blanked ?? [])
        await replacePart(tx, connectionId, fileId, part.partNo, part.content);
      return blanked && blanked.length > 0 ? 1 : 0;
    },
  };
}

/** The same for one file that comes in, before anybody reads it. */
export async function blankFile(
  engine: Engine,
  keyring: Keyring,
  file: { connectionId: string; fileId: string },
): Promise<void> {
  for (let partNo = 0; ; partNo++) {
    const blanked = await blankPart(engine.pool, keyring, { ...file, partNo });
    if (blanked === null) return;
    for (const part of blanked)
      await lockAndRetry(engine, file.connectionId, (tx) =>
        replacePart(tx, file.connectionId, file.fileId, part.partNo, part.content),
      );
  }
}

/**
 * Looks through one part, together with the ends of the lines that go on in the parts beside it: each line is looked at whole
 * once, at least.
 *
 * @returns the parts that change; null behind the last part
 */
async function blankPart(
  db: Parameters<typeof loadPart>[0],
  keyring: Keyring,
  { connectionId, fileId, partNo }: { connectionId: string; fileId: string; partNo: number },
): Promise<Blanked[] | null> {
  const load = (no: number) => loadPart(db, connectionId, fileId, no);
  const part = await load(partNo);
  if (!part) return null;
  const first = partNo === 0 ? part : await load(0);
  const behind = await load(partNo + 1);
  const bytes = Buffer.concat(behind ? [part, behind] : [part]);
  const separators = separatorsOf(first ?? part);
  // What begins in the part behind is looked at with that.
  const stretches = stretchesOf(bytes, separators, behind === undefined).filter(
    ({ start }) => start < part.length,
  );
  const [header] = separators.isTable ? stretchesOf(first ?? part, separators, true) : [];
  const personal = personalColumns(header);
  const known = await findKnown(
    db,
    keyring,
    stretches.map(({ cells }) => windowsOf(cells).map((window) => window.map(({ text }) => text))),
  );
  let changed = false;
  for (const [at, { cells }] of stretches.entries()) {
    if (!known.has(at)) continue;
    const telling = new Set<Cell>(cells.filter((_, column) => personal.has(column)));
    for (const window of windowsOf(cells))
      for (const cell of tellingCells(window, known.isKnown)) telling.add(cell);
    for (const cell of telling) blank(bytes, cell);
    changed ||= telling.size > 0;
  }
  if (!changed) return [];
  return [
    { partNo, content: bytes.subarray(0, part.length) },
    ...(behind ? [{ partNo: partNo + 1, content: bytes.subarray(part.length) }] : []),
  ];
}

/** The id right behind another. */
function following(id: string): string {
  const next = (BigInt(`0x${id.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0');
  return next.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
