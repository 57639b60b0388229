import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FunctionName, type Resource, resourceOfFunction } from '../../model/index.ts';
import type { Connector } from '../kit/manifest.ts';

/** Whether a field is filled; of an object its fields, of a list those of its elements, of a map those under `key`. */
export type Implemented = boolean | ImplementedFields | [ImplementedFields];
export type ImplementedFields = { [field: string]: Implemented };

const CONNECTORS = join(import.meta.dirname, '..');

/**
 * Which fields of its record a connector fills in. Read off the records that its mapper is shown to make (the
 * `*.unified.json` beside the vendor's payloads in its folder), for there it cannot claim too much. A field that a
 * source fills in seldom may so be missed.
 *
 * @returns no field at all for a function without such records, of which nothing is known
 */
export function implementedFields(connector: Connector, functionName: FunctionName): ImplementedFields {
  const records = recordsOf(connector, functionName);
  if (records.length === 0) return {};
  const known = filledFields(resourceOfFunction(connector.type, functionName), records);
  // Ours, on every record.
  return { ...known, trackstar_created_date: true, trackstar_updated_date: true };
}

/** The fields of a resource; true is one that has a value in at least one of the records. */
export function filledFields(resource: Resource, records: readonly Row[]): ImplementedFields {
  return fieldsOf(resource.schema.properties as Record<string, Schema>, records);
}

type Row = Record<string, unknown>;

/**
 * Records in `fixtures/`, or in `fixtures/<type>/` where a folder serves several types: files that begin with the
 * function's name, and all files where the connector has no other function.
 */
function recordsOf({ name, type, functions }: Connector, functionName: string): Row[] {
  const folder = join(CONNECTORS, name, 'fixtures');
  const isOfIt = (file: string) => functions.length === 1 || file.split(/[.-]/, 1)[0] === functionName;
  const files = [folder, join(folder, type)].filter(existsSync).flatMap((place) =>
    readdirSync(place)
      .filter((file) => file.endsWith('.unified.json') && isOfIt(file))
      .map((file) => join(place, file)),
  );
  return files.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Row[]);
}

/** The few words of JSON Schema that the model's records are made of. */
interface Schema {
  anyOf?: Schema[];
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  patternProperties?: Record<string, Schema>;
}

function fieldsOf(properties: Record<string, Schema>, rows: readonly Row[]): ImplementedFields {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      implemented(
        schema,
        rows.map((row) => row[name]),
      ),
    ]),
  );
}

function implemented(written: Schema, values: readonly unknown[]): Implemented {
  const schema = written.anyOf?.find((part) => part.type !== 'null') ?? written;
  const elements = schema.items?.properties && values.flatMap((value) => (value ?? []) as Row[]);
  if (elements) return orNothing(fieldsOf(schema.items!.properties!, elements), (fields) => [fields]);
  const inMap = schema.patternProperties && Object.values(schema.patternProperties)[0]?.properties;
  if (inMap) {
    const held = values.flatMap((value) => Object.values((value ?? {}) as Record<string, Row>));
    return orNothing(fieldsOf(inMap, held), (fields) => ({ key: fields }));
  }
  if (schema.properties) {
    const held = values.filter((value) => value !== null && value !== undefined) as Row[];
    return orNothing(fieldsOf(schema.properties, held), (fields) => fields);
  }
  return values.some(saysSomething);
}

/** An object of which no field is ever filled is not implemented. */
function orNothing(fields: ImplementedFields, wrap: (fields: ImplementedFields) => Implemented): Implemented {
  return Object.values(fields).some((value) => value !== false) ? wrap(fields) : false;
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
