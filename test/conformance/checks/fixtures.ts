/** The mapper, by the payloads beside it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { SourceFunction } from '../../../src/connectors/kit/manifest.ts';
import { type Resource, resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import { type Check, must } from '../check.ts';
import { fixturesOf } from '../fixtures.ts';

/** With BACKHAUL_WRITE_FIXTURES=1 the expected records are written anew; the difference is then to be read. */
const WRITES = Boolean(process.env.BACKHAUL_WRITE_FIXTURES);
/** What no vendor sends, and so no mapper knows. */
const UNHEARD_OF = 'never seen before 7f3a';
const MOST_LEAVES = 150;

export const fixtures: Check = {
  name: 'fixtures',
  skips: () => null,
  async run({ connector }, fn) {
    const resource = resourceOfFunction(connector.type, fn.name);
    const all = await fixturesOf(connector, fn);
    must(
      all.length > 0,
      connector.inbox
        ? `there is no fixture: put a file of the vendor's form into src/connectors/${connector.name}/fixtures/`
        : `there is no fixture: put ${fn.name}.vendor.json, a list of payloads, into src/connectors/${connector.name}/fixtures/`,
    );
    for (const { name, raws, unifiedFile } of all) {
      must(raws.length > 0, `${name} has no records`);
      const records = raws.map((raw) => plain(fn.map(frozen(raw))));
      if (WRITES) writeFileSync(unifiedFile, `${JSON.stringify(records, null, 2)}\n`);
      must(
        existsSync(unifiedFile),
        `${unifiedFile} is missing: run with BACKHAUL_WRITE_FIXTURES=1, then read it`,
      );
      const expected = JSON.parse(readFileSync(unifiedFile, 'utf8')) as Record<string, unknown>[];
      must(
        records.length === expected.length,
        `${name} makes ${records.length} records, not ${expected.length}`,
      );
      for (const [place, record] of records.entries()) {
        const field = differing(record, expected[place]!);
        must(
          field === null,
          `${name}, record ${place}: ${field} is not what ${unifiedFile.split('/').at(-1)} has`,
        );
        const problems = validateRecord(resource, record);
        must(problems.length === 0, `${name}, record ${place}: ${problems[0]}`);
        must(
          fn.idOf(raws[place]) === record.id,
          `${name}, record ${place}: idOf gives ${fn.idOf(raws[place])}, map ${record.id}`,
        );
      }
      // Columns of a file are known by its header; another one would be another file.
      const free = 'additional_fields' in resource.schema.properties && !connector.inbox;
      if (free) keepsTheUnknown(fn, raws[0], name);
      bearsOddities(fn, resource, raws[0], name);
    }
    for (const odd of [null, undefined, 7, 'x', [], {}]) {
      const id = fn.idOf(odd);
      must(id === null || typeof id === 'string', `idOf(${JSON.stringify(odd)}) is no text and not null`);
    }
  },
};

/** What has no field of its own goes into `additional_fields`, or wherever a payload is kept whole. */
function keepsTheUnknown(fn: SourceFunction, raw: unknown, name: string): void {
  if (typeof raw !== 'object' || raw === null) return;
  // A connector may put its own wrapper around what the vendor sent.
  const places = [raw, ...Object.values(raw)].filter(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  const keeps = places.some((_, at) => {
    const copy = structuredClone(raw) as Record<string, unknown>;
    const inner = [copy, ...Object.values(copy)].filter(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    )[at] as Record<string, unknown>;
    inner.field_of_later_days = UNHEARD_OF;
    return JSON.stringify(fn.map(copy)).includes(UNHEARD_OF);
  });
  must(keeps, `${name}: a field that the mapper does not know is lost; keep it in additional_fields`);
}

/** Any text may be another: what comes of it fits the model, or is refused with an error, which quarantines it. */
function bearsOddities(fn: SourceFunction, resource: Resource, raw: unknown, name: string): void {
  let leaves = 0;
  for (const path of textsIn(raw, [])) {
    if (++leaves > MOST_LEAVES) return;
    for (const odd of ['constructor', '']) {
      const changed = withText(raw, path, odd);
      let record: unknown;
      try {
        record = plain(fn.map(changed));
      } catch (error) {
        must(error instanceof Error, `${name}: map threw something that is no Error`);
        continue;
      }
      // Too little to be a record is the model's to say; but never something else than plain values.
      const problems = validateRecord(resource, record).filter((problem) =>
        /function|undefined/.test(problem),
      );
      must(problems.length === 0, `${name}: with "${odd}" at ${path.join('.')}: ${problems[0]}`);
      const { status } = record as { status?: unknown };
      must(
        status === undefined || status === null || typeof status === 'string',
        `${name}: with "${odd}" at ${path.join('.')} the status is no text`,
      );
    }
  }
}

function* textsIn(value: unknown, path: string[]): Generator<string[]> {
  if (typeof value === 'string') yield path;
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, [...path, key]);
}

function withText(raw: unknown, path: readonly string[], text: string): unknown {
  const copy = structuredClone(raw);
  let place = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[path.at(-1)!] = text;
  return copy;
}

/** So that a mapper that changes what it is given fails at once. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}

function plain(record: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(record));
}

function differing(one: Record<string, unknown>, other: Record<string, unknown>): string | null {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].find((field) => !isDeepStrictEqual(one[field], other[field])) ?? null;
}
