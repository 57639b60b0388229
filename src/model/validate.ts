/** Checks a mapped record against its schema and says in words what is wrong with it. */
import { Compile, type Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import type { Resource } from './resource.ts';

const MOST_PROBLEMS = 50;

// Compiling takes milliseconds and checking microseconds; every record of every page is checked.
const validators = new WeakMap<Resource, Validator>();

/**
 * What is wrong with a record, one sentence a field, each starting with the dotted path of the field
 * (`line_items.1.quantity: must be integer`); empty when nothing is. The list is bounded, so that a
 * hostile record cannot fill a table. Values are not quoted: they may be personal.
 */
export function validateRecord(resource: Resource, value: unknown): string[] {
  let validator = validators.get(resource);
  if (!validator) {
    validator = Compile(resource.schema);
    validators.set(resource, validator);
  }
  if (!validator.Check(value)) return describe(validator.Errors(value));
  return isStorable((value as { id: string }).id) ? [] : ['id: must be text that a database can hold'];
}

// The id becomes a key in Postgres, which refuses NUL, and unpaired surrogates would make two ids one.
function isStorable(id: string): boolean {
  return !id.includes('\0') && id.isWellFormed();
}

function describe(errors: TLocalizedValidationError[]): string[] {
  const wanted = new Map<string, Set<string>>();
  const problems: string[] = [];
  for (const error of errors) {
    const path = dotted(error.instancePath);
    if (error.keyword === 'required') {
      for (const field of error.params.requiredProperties) problems.push(`${join(path, field)}: is missing`);
    } else if (error.keyword === 'additionalProperties') {
      for (const field of error.params.additionalProperties)
        problems.push(`${join(path, field)}: is no field of this record`);
    } else if (error.keyword !== 'anyOf' && error.keyword !== 'boolean') {
      // The two left out only repeat, for the whole, what their parts have said already.
      const expectations = wanted.get(path) ?? new Set();
      wanted.set(path, expectations.add(expectation(error)));
    }
  }
  for (const [path, expectations] of wanted) {
    // A word from a list is text anyway.
    if (expectations.size > 1 && [...expectations].some((one) => one.startsWith('one of')))
      expectations.delete('string');
    // "Must be null" alone is said of an object in which something else is wrong, and would mislead.
    if (expectations.size === 1 && expectations.has('null')) continue;
    problems.push(`${path || 'record'}: must be ${[...expectations].join(' or ')}`);
  }
  return problems.length > 0 ? problems.slice(0, MOST_PROBLEMS) : ['record: does not fit its schema'];
}

function expectation(error: TLocalizedValidationError): string {
  switch (error.keyword) {
    case 'type':
      return Array.isArray(error.params.type) ? 'a JSON value' : error.params.type;
    case 'enum':
      return `one of ${error.params.allowedValues.join(', ')}`;
    case 'format':
    case 'pattern':
      return 'a date-time in UTC such as 2026-01-31T12:00:00Z';
    case 'minLength':
      return `at least ${error.params.limit} characters long`;
    case 'maxLength':
      return `at most ${error.params.limit} characters long`;
    default:
      return error.message.replace(/^must be /, '');
  }
}

/** A JSON pointer as people, and the diffs in webhooks, write a path. */
function dotted(pointer: string): string {
  const plain = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');
  return pointer.slice(1).split('/').map(plain).join('.');
}

function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
