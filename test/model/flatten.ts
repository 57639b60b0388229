/** Lays a JSON Schema out as one line a field, so that schemas of different making can be compared and walked. */

export interface Field {
  /** `string`, `date-time`, `number`, `integer`, `boolean`, `array`, `object`, `map`, or `any`. */
  type: string;
  nullable: boolean;
  enum: string[] | null;
}

export interface JsonSchema {
  [keyword: string]: unknown;
  type?: string | string[];
  format?: string;
  nullable?: boolean;
  enum?: string[];
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  additionalProperties?: boolean | JsonSchema;
  patternProperties?: Record<string, JsonSchema>;
  $ref?: string;
}

/** The same schema, seen as plain JSON Schema and not as the type it stands for. */
export const plain = (schema: object) => schema as JsonSchema;

type Deref = (schema: JsonSchema) => JsonSchema;

/** Fields by path: `line_items[].sku`, `inventory_by_warehouse_id{}.onhand`. */
export function flatten(root: JsonSchema, deref: Deref = (schema) => schema): Map<string, Field> {
  const fields = new Map<string, Field>();
  const visit = (path: string, written: JsonSchema): void => {
    const { schema, nullable } = unwrap(written, deref);
    const values = schema.patternProperties
      ? Object.values(schema.patternProperties)[0]
      : schema.additionalProperties;
    if (path !== '') fields.set(path, { type: typeOf(schema), nullable, enum: schema.enum ?? null });
    for (const [name, property] of Object.entries(schema.properties ?? {}))
      visit(path === '' ? name : `${path}.${name}`, property);
    if (schema.items) visit(`${path}[]`, schema.items);
    // A map of anything is just a map.
    if (typeof values === 'object' && typeOf(unwrap(values, deref).schema) !== 'any')
      visit(`${path}{}`, values);
  };
  visit('', root);
  return fields;
}

/** Takes off the wrapping that says "or null", which each generation of OpenAPI writes in its own way. */
export function unwrap(written: JsonSchema, deref: Deref = (schema) => schema) {
  let schema = deref(written);
  let nullable = schema.nullable === true;
  if (schema.anyOf) {
    const parts = schema.anyOf.map(deref);
    const isNull = (part: JsonSchema) => part.type === 'null' || (part.nullable === true && !part.properties);
    nullable ||= parts.some(isNull);
    const others = parts.filter((part) => !isNull(part));
    if (others.length === 1) schema = others[0]!;
  }
  return { schema, nullable };
}

function typeOf(schema: JsonSchema): string {
  if (schema.format === 'date-time') return 'date-time';
  if (schema.type === 'object') return schema.properties ? 'object' : 'map';
  return typeof schema.type === 'string' ? schema.type : 'any';
}
