import { validate as isUuid } from 'uuid';
import { BadExport, type End, FORMAT, type Header, type Row, VERSION } from './format.ts';

/** More than one file should hold; a list of them is kept in memory. */
const MOST_CONNECTIONS = 1_000_000;
const MOST_NAMES = 10_000;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A line after the header. */
export type Line = { kind: 'row'; table: string; row: Row } | { kind: 'end'; end: End };

/** The first line. @throws BadExport when the file is none of ours, or of a form this version does not know */
export function parseHeader(bytes: Buffer): Header {
  const header = tryParse(bytes);
  if (!isObject(header) || header.format !== FORMAT)
    throw new BadExport(
      'This is not an export of Backhaul: its first line is no header of one. Give the file that "backhaul export" wrote, decompressed.',
    );
  if (header.version !== VERSION)
    throw new BadExport(
      `This export has version ${String(header.version).slice(0, 20)} of the format, and this Backhaul reads version ${VERSION}. Import it with the version that wrote it, or a later one.`,
    );
  const { schema, of, organization, connections } = header;
  const good =
    typeof header.exported_at === 'string' &&
    isList(schema, MOST_NAMES) &&
    schema.every((name) => /^[\w.-]{1,200}$/.test(name)) &&
    (of === 'connection' || of === 'organization') &&
    isId(organization) &&
    isList(connections, MOST_CONNECTIONS) &&
    connections.every(isId) &&
    new Set(connections).size === connections.length &&
    (of === 'organization' || connections.length === 1);
  if (!good) throw damaged(1);
  return header as unknown as Header;
}

/** Any later line. @param number its place in the file, for people. @throws BadExport when it is none of ours */
export function parseLine(bytes: Buffer, number: number): Line {
  const line = tryParse(bytes);
  if (!isObject(line)) throw damaged(number);
  if (line.end === true) {
    const { rows, sha256 } = line;
    if (!isObject(rows) || !Object.values(rows).every(Number.isSafeInteger) || typeof sha256 !== 'string')
      throw damaged(number);
    return { kind: 'end', end: line as unknown as End };
  }
  const { table, row } = line;
  if (typeof table !== 'string' || !isObject(row) || !Object.values(row).every(isStorable))
    throw damaged(number);
  return { kind: 'row', table, row: row as Row };
}

/** What a line of an altered or broken file is answered with. */
export function damaged(line: number): BadExport {
  return new BadExport(
    `Line ${line} of the file is not one that "backhaul export" writes: the file is damaged or was altered. Export again.`,
  );
}

function tryParse(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown, most: number): value is string[] {
  return Array.isArray(value) && value.length <= most && value.every((item) => typeof item === 'string');
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && isUuid(value) && value === value.toLowerCase();
}

/** Text that the database can hold as it is; half a surrogate pair would be changed on the way, silently. */
function isStorable(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.isWellFormed() && !value.includes('\0'));
}
