/** The parts of the API's OpenAPI document that tell what can be asked for, and which records can be listed. */
export interface ApiDocument {
  paths: Record<string, Partial<Record<'get' | 'post' | 'put' | 'patch' | 'delete', Operation>>>;
  components: { schemas: Record<string, Schema> };
}

export interface Operation {
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  responses?: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

export interface Parameter {
  in: string;
  name: string;
  description?: string;
  schema: Schema;
}

/** The few words of JSON Schema that the API's records are made of. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: string[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  description?: string;
  deprecated?: boolean;
}

/** What a schema allows beside null. */
export function withoutNull(schema: Schema): Schema {
  const some = schema.anyOf?.find((one) => one.type !== 'null');
  return some ? { ...some, deprecated: schema.deprecated ?? false } : schema;
}

/** The component that the list of a successful answer's `data` is made of. */
export function listedComponent(operation: Operation): string | undefined {
  const answer = operation.responses?.['200']?.content?.['application/json']?.schema;
  return answer?.properties?.data?.items?.$ref?.split('/').at(-1);
}

/** What each operation does, in a few words, by `PATCH /connections/{connection_id}`. */
export function summariesOf({ paths }: ApiDocument): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { summary }]) =>
        summary === undefined ? [] : [[`${method.toUpperCase()} ${path}`, summary] as const],
      ),
    ),
  );
}
