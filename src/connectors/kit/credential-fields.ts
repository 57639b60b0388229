import type { CredentialField } from './manifest.ts';

/** Whether a field must be filled in, by what was entered in others. */
export function mustBeEntered(
  { required, when }: CredentialField,
  entered: Readonly<Record<string, string>>,
): boolean {
  return required && (!when || when.is.includes(entered[when.field] ?? ''));
}
