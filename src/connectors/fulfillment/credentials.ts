import { CredentialsRefused } from '../kit/errors.ts';
import type { CredentialField } from '../kit/manifest.ts';

/** What a customer enters. */
export const credentials: readonly CredentialField[] = [
  {
    name: 'client_id',
    label: 'OAuth client id',
    help: 'Your account executive at Fulfillment.com has it.',
    secret: false,
    required: true,
  },
  { name: 'client_secret', label: 'OAuth client secret', secret: true, required: true },
  {
    name: 'username',
    label: 'Login',
    help: 'Best one that is used for nothing else.',
    secret: false,
    required: true,
  },
  { name: 'password', label: 'Password', secret: true, required: true },
  {
    name: 'merchant_ids',
    label: 'Only these merchants',
    help: 'Their ids, separated by commas; all, if left empty.',
    secret: false,
    required: false,
  },
];

const MOST_MERCHANTS = 100;

/**
 * The merchants a connection is restricted to; null where it is not.
 *
 * @throws CredentialsRefused when the field holds anything but ids
 */
export function merchantIds(entered: Readonly<Record<string, string>>): ReadonlySet<string> | null {
  const text = entered.merchant_ids?.trim() ?? '';
  if (text === '') return null;
  const ids = text.split(',').map((id) => id.trim());
  if (ids.length > MOST_MERCHANTS || ids.some((id) => !/^[1-9]\d{0,14}$/.test(id)))
    throw new CredentialsRefused(
      `The merchant ids are to be numbers separated by commas, such as 41,42, and at most ${MOST_MERCHANTS}. Correct them, or leave the field empty to read all merchants.`,
    );
  return new Set(ids);
}
