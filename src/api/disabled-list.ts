import Type from 'typebox';
import { nullable } from '../model/fields.ts';

/** A list of functions in a body, or null; which names there are is checked by the engine. */
export const disabledList = (description: string) =>
  nullable(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100 }), { description });
