/**
 * The building blocks of every record: one small function a kind of field, each taking the description that the
 * OpenAPI document shows. Fields are always present; one that may be empty is wrapped in `nullable`.
 */
import Type, { type TProperties, type TSchema, type TSchemaOptions } from 'typebox';

/** Longest id, in characters, that we accept from a source. */
const ID_MAX_LENGTH = 512;

// Narrower than the JSON Schema format: always `Z`, upper case, no leap second, so that every reader (and our own
// comparisons of text) can rely on one spelling. Fractions of a second are kept where a source has them.
const UTC_DATE_TIME = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d(\\.\\d{1,9})?Z$';

/** Free text, possibly empty. */
export const text = (description: string) => Type.String({ description });

/** An identifier that must say something: the key of a record, or of a list that events are made from. */
export const key = (description: string) =>
  Type.String({ description, minLength: 1, maxLength: ID_MAX_LENGTH });

/** An instant in UTC, `2026-01-31T12:00:00Z`. */
export const dateTime = (description: string) =>
  Type.String({ description, format: 'date-time', pattern: UTC_DATE_TIME });

/** A finite number: money (in the currency the record names) or a measure. */
export const number = (description: string) => Type.Number({ description });

/** A whole number of units. */
export const integer = (description: string, options: TSchemaOptions = {}) =>
  Type.Integer({ description, ...options });

/** True or false. */
export const flag = (description: string) => Type.Boolean({ description });

/** One of a fixed list of words. */
export const oneOf = <const Words extends string[]>(words: readonly [...Words], description: string) =>
  Type.Enum(words, { type: 'string', description });

/** A field that is always present but may be null. */
export const nullable = <T extends TSchema>(schema: T, options: TSchemaOptions = {}) =>
  Type.Union([schema, Type.Null()], options);

/** A list of one kind of thing, possibly empty, never null. */
export const list = <T extends TSchema>(items: T, description: string) => Type.Array(items, { description });

/** An object with exactly these fields. */
export const object = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { description, additionalProperties: false });

/** A map from ids we do not know beforehand to one kind of value. */
export const mapOf = <T extends TSchema>(values: T, description: string) =>
  Type.Record(Type.String(), values, { description });

/** A map whose content only the integration knows. */
export const freeMap = (description: string) =>
  Type.Unsafe<Record<string, unknown>>({ type: 'object', description });

/** Any JSON value. Spelt as types because an unconstrained schema would let `undefined` through. */
export const json = (description: string) =>
  Type.Unsafe<unknown>({
    type: ['object', 'array', 'string', 'number', 'boolean', 'null'],
    description,
  });

/** Marks a field that the contract keeps for old clients only. */
export const deprecated: TSchemaOptions = { deprecated: true };
