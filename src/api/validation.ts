import type { FastifySchemaCompiler } from 'fastify';
import type { TObject, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { BackhaulError } from '../model/index.ts';
import { INSTANT_WORDS } from './instant.ts';

/** Parts of a request as `detail` names them. */
const PLACES: Readonly<Record<string, string>> = {
  body: 'json',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
};

type Problems = Map<string, string[]>;

/**
 * Validation of every request by the schema that also makes its type and its documentation. Nothing is coerced in
 * bodies and nothing dropped anywhere; of query parameters, which are text by nature, whole numbers and booleans
 * are read strictly. All problems of a part are told together.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const place = PLACES[httpPart ?? 'body'] ?? 'json';
  const validator = Compile(schema);
  return (given: unknown) => {
    const value = place === 'query' ? readQuery(schema as TObject, given) : emptyIsObject(schema, given);
    if (validator.Check(value)) return { value };
    return { error: invalid(place, describe(place, schema as TObject, validator.Errors(value), value)) };
  };
};

/** A refusal that names every field with a problem; `place` is `json`, `query`, `path` or `headers`. */
export function invalid(place: string, problems: Problems): BackhaulError {
  const sentences = [...problems].flatMap(([field, told]) =>
    told.map((one) => `${field.slice(0, 100)}: ${one}`),
  );
  // From a map, because a caller may well name a parameter __proto__.
  const detail = { [place]: Object.fromEntries(problems) };
  return new BackhaulError('invalid', sentences.slice(0, 10).join(' '), { detail });
}

/** No body at all, or null, is a body without fields: its missing fields are then told one by one. */
function emptyIsObject(schema: TSchema, given: unknown): unknown {
  return given === null && (schema as { type?: unknown }).type === 'object' ? {} : given;
}

function readQuery(schema: TObject, given: unknown): Record<string, unknown> {
  const read = Object.entries(given as Record<string, unknown>).map(([name, value]) => {
    const field = Object.hasOwn(schema.properties, name) ? (schema.properties[name] as Field) : {};
    return [name, typeof value === 'string' ? readText(field, value) : value];
  });
  return Object.fromEntries(read);
}

interface Field {
  type?: string;
  format?: string;
}

function readText({ type, format }: Field, text: string): unknown {
  if (type === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  // Python writes its booleans with a capital.
  if (type === 'boolean') return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text;
  return format === 'date-time' ? withPlus(text) : text;
}

/** A plus sign that was not percent-encoded arrives as a space; before an offset it can only have been a plus. */
export function withPlus(text: string): string {
  return text.replace(/ (\d{2}:\d{2})$/, '+$1');
}

function describe(
  place: string,
  schema: TObject,
  errors: TLocalizedValidationError[],
  value: unknown,
): Problems {
  const problems: Problems = new Map();
  const note = (field: string, problem: string) => {
    const known = problems.get(field) ?? [];
    if (!known.includes(problem)) problems.set(field, [...known, problem]);
  };
  for (const error of errors) {
    if (error.keyword === 'required') {
      for (const field of error.params.requiredProperties) note(field, 'is missing.');
    } else if (error.keyword === 'additionalProperties') {
      for (const field of error.params.additionalProperties) note(field, unknownField(place, schema, field));
    } else if (error.keyword !== 'boolean' && error.keyword !== 'anyOf') {
      const field = fieldOf(error.instancePath);
      const twice = place === 'query' && Array.isArray((value as Record<string, unknown>)[field]);
      if (twice) problems.set(field, ['is given more than once.']);
      else note(field, expectation(error, schema.properties?.[field]));
    }
  }
  if (problems.size === 0) note('request', 'does not fit its schema.');
  return problems;
}

/** First part of a JSON pointer: requests are flat, so that names the field. */
function fieldOf(pointer: string): string {
  const first = pointer.split('/')[1];
  return first === undefined ? 'body' : first.replaceAll('~1', '/').replaceAll('~0', '~');
}

function unknownField(place: string, schema: TObject, field: string): string {
  if (place !== 'query') return 'is not a field of this request.';
  const [, base, operator] = /^([^[\]]+)\[([^\]]*)\]$/.exec(field) ?? [];
  const operators = Object.keys(schema.properties).flatMap(
    (name) => (base !== undefined && name.startsWith(`${base}[`) && name.slice(base.length + 1, -1)) || [],
  );
  if (operators.length === 0) return 'is not a parameter of this address.';
  return `has no operator ${operator}; it takes ${operators.join(', ')}.`;
}

function expectation(error: TLocalizedValidationError, schema: TSchema | undefined): string {
  if ((schema as Field | undefined)?.format === 'date-time') return INSTANT_WORDS;
  switch (error.keyword) {
    case 'type':
      return `must be ${[error.params.type].flat().map(withArticle).join(' or ')}.`;
    case 'enum':
      return `must be one of ${error.params.allowedValues.join(', ')}.`;
    case 'minLength':
      return error.params.limit === 1
        ? 'must not be empty.'
        : `must have at least ${error.params.limit} characters.`;
    case 'maxLength':
      return `must have at most ${error.params.limit} characters.`;
    case 'minimum':
      return `must be at least ${error.params.limit}.`;
    case 'maximum':
      return `must be at most ${error.params.limit}.`;
    default:
      return `${error.message}.`;
  }
}

function withArticle(type: string): string {
  const words: Record<string, string> = { string: 'text', array: 'a list', integer: 'a whole number' };
  return words[type] ?? (type === 'object' ? 'an object' : `a ${type}`);
}
