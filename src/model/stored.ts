import Type, { type TObject, type TSchema } from 'typebox';
import { dateTime, nullable } from './fields.ts';
import type { ResourceName } from './names.ts';
import { componentName, type Resource } from './resource.ts';

const tag = Type.Union([
  Type.String(),
  Type.Record(Type.String(), Type.Unknown(), { minProperties: 1, maxProperties: 1 }),
]);

const tagsField = {
  trackstar_tags: nullable(
    Type.Array(tag, { description: 'Labels of the API client: words, or objects with one key' }),
  ),
};

const stampFields = {
  trackstar_created_date: dateTime('When our copy of the record first appeared'),
  trackstar_updated_date: dateTime('When our copy of the record last changed'),
};

const made = new Map<ResourceName, TObject>();

/**
 * The record as the API answers it: what the connector mapped, plus what only our side knows (the dates of our
 * copy and, where the resource takes them, tags). Its `$id` is the name of the OpenAPI component.
 */
export function storedSchema(resource: Resource): TObject {
  const known = made.get(resource.name);
  if (known) return known;
  const title = componentName(resource.name);
  const fields: Record<string, TSchema> = {
    ...resource.schema.properties,
    ...(resource.taggable && tagsField),
    ...stampFields,
  };
  const options = { $id: title, title, description: resource.description, additionalProperties: false };
  const schema: TObject = Type.Object(fields, options);
  made.set(resource.name, schema);
  return schema;
}
