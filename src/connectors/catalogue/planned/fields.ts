import type { CredentialField } from '../../kit/manifest.ts';

/** Something everybody may see, that must be entered. */
export const shown = (name: string, label: string): CredentialField => field(name, label, false, true);
/** Something everybody may see, that may be left empty. */
export const maybe = (name: string, label: string): CredentialField => field(name, label, false, false);
/** A secret that must be entered. */
export const secret = (name: string, label: string): CredentialField => field(name, label, true, true);
/** A secret that may be left empty. */
export const maybeSecret = (name: string, label: string): CredentialField => field(name, label, true, false);
/** One of a few words. */
export const choice = (name: string, label: string, ...oneOf: string[]): CredentialField => ({
  ...shown(name, label),
  oneOf,
});

function field(name: string, label: string, isSecret: boolean, required: boolean): CredentialField {
  return { name, label, secret: isSecret, required };
}
