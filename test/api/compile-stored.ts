import type { TObject } from 'typebox';
import { Compile } from 'typebox/compile';

/** Checks values against a schema. @returns what is wrong, in words */
export function compileStored(schema: TObject): (value: unknown) => string[] {
  const validator = Compile(schema);
  return (value) =>
    validator.Check(value) ? [] : validator.Errors(value).map((error) => JSON.stringify(error));
}
