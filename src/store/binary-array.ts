/**
 * Arrays as PostgreSQL's binary protocol has them. `pg` would write an array as text, each of its items escaped, to be
 * scanned and unescaped on the other side: for a page of orders that costs both as much as storing it does. A Buffer
 * it sends as it is, so a parameter made here needs its type said in the statement (`$1::text[]`).
 */

/** Type numbers are part of the protocol and never change. */
const TYPE = {
  json: 114,
  jsonb: 3802,
  text: 25,
  bytea: 17,
  int8: 20,
  bool: 16,
  uuid: 2950,
  timestamptz: 1184,
};

const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL = -1;
/** PostgreSQL counts from here, in microseconds. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** `text[]` */
export function texts(items: readonly (string | null)[]): Buffer {
  return strings(TYPE.text, items);
}

/** `json[]`, of JSON texts */
export function jsons(items: readonly (string | null)[]): Buffer {
  return strings(TYPE.json, items);
}

/** `jsonb[]`, of JSON texts */
export function jsonbs(items: readonly string[]): Buffer {
  // Its binary form is its text behind the number of the form.
  return strings(
    TYPE.jsonb,
    items.map((item) => `\u0001${item}`),
  );
}

/** `bytea[]` */
export function byteas(items: readonly (Buffer | null)[]): Buffer {
  const size = items.reduce((sum, item) => sum + LENGTH_BYTES + (item?.length ?? 0), HEADER_BYTES);
  const array = begin(TYPE.bytea, items, size);
  let at = HEADER_BYTES;
  for (const item of items) {
    at = array.writeInt32BE(item === null ? NULL : item.length, at);
    if (item !== null) at += item.copy(array, at);
  }
  return array;
}

/** `uuid[]` */
export function uuids(items: readonly (string | null)[]): Buffer {
  return fixed(TYPE.uuid, 16, items, (array, item, at) => array.write(item.replaceAll('-', ''), at, 'hex'));
}

/** `bigint[]`, of whole numbers that a number holds exactly */
export function bigints(items: readonly (number | null)[]): Buffer {
  return fixed(TYPE.int8, 8, items, (array, item, at) => array.writeBigInt64BE(BigInt(item), at));
}

/** `boolean[]` */
export function booleans(items: readonly boolean[]): Buffer {
  return fixed(TYPE.bool, 1, items, (array, item, at) => array.writeUInt8(item ? 1 : 0, at));
}

/** `timestamptz[]` */
export function instants(items: readonly (Date | null)[]): Buffer {
  return fixed(TYPE.timestamptz, 8, items, (array, item, at) =>
    array.writeBigInt64BE(BigInt(item.getTime() - EPOCH_MS) * 1000n, at),
  );
}

function strings(type: number, items: readonly (string | null)[]): Buffer {
  const length = (item: string | null) => (item === null ? 0 : Buffer.byteLength(item));
  const size = items.reduce((sum, item) => sum + LENGTH_BYTES + length(item), HEADER_BYTES);
  const array = begin(type, items, size);
  let at = HEADER_BYTES;
  for (const item of items) {
    const written = item === null ? 0 : array.write(item, at + LENGTH_BYTES);
    array.writeInt32BE(item === null ? NULL : written, at);
    at += LENGTH_BYTES + written;
  }
  return array;
}

function fixed<Item>(
  type: number,
  bytes: number,
  items: readonly (Item | null)[],
  write: (array: Buffer, item: Item, at: number) => void,
): Buffer {
  const size = items.reduce((sum, item) => sum + LENGTH_BYTES + (item === null ? 0 : bytes), HEADER_BYTES);
  const array = begin(type, items, size);
  let at = HEADER_BYTES;
  for (const item of items) {
    at = array.writeInt32BE(item === null ? NULL : bytes, at);
    if (item === null) continue;
    write(array, item, at);
    at += bytes;
  }
  return array;
}

/** One dimension, whether there are nulls, the type; then of the dimension how many and from which number on. */
function begin(type: number, items: readonly unknown[], size: number): Buffer {
  const array = Buffer.allocUnsafe(size);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(items.includes(null) ? 1 : 0, 4);
  array.writeInt32BE(type, 8);
  array.writeInt32BE(items.length, 12);
  array.writeInt32BE(1, 16);
  return array;
}
