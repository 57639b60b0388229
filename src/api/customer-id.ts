import Type from 'typebox';
import { nullable } from '../model/fields.ts';
import { invalidField } from '../model/index.ts';

/** The organization's own id of a customer, in a body. */
export const customerIdField = nullable(
  Type.String({ maxLength: 500, description: 'Your own id of the customer, kept with the connection' }),
);

/** @returns null for none. @throws BackhaulError invalid */
export function readCustomerId(given: string | null | undefined): string | null {
  if (given?.includes('\0')) throw invalidField('customer_id', 'has a character that cannot be kept.');
  return given ?? null;
}
