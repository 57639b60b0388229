import { CredentialsRefused } from '../kit/errors.ts';
import type { CredentialField, SignInContext } from '../kit/manifest.ts';

/** What a customer enters. */
export const credentials: readonly CredentialField[] = [
  { name: 'client_id', label: 'Application id (Whiplash registers it)', secret: false, required: true },
  { name: 'client_secret', label: 'Application secret', secret: true, required: true },
  {
    name: 'refresh_token',
    label: 'Refresh token of a user',
    help: 'Made for this and given to nobody else: each use ends it.',
    secret: true,
    required: false,
  },
  {
    name: 'authorization_code',
    label: 'Or the code of a consent, a few minutes old at most',
    secret: true,
    required: false,
  },
  {
    name: 'redirect_uri',
    label: 'With a code: the address it was sent to',
    secret: false,
    required: false,
  },
  {
    name: 'code_verifier',
    label: 'With a code: what its PKCE challenge was made of, if there was one',
    secret: true,
    required: false,
  },
  {
    name: 'customer_id',
    label: 'Whiplash customer id',
    secret: false,
    required: true,
    help: 'A number. Your contact at Whiplash knows it.',
  },
  {
    name: 'environment',
    label: 'Environment',
    secret: false,
    required: false,
    oneOf: ['production', 'sandbox'],
    words: { production: 'Production', sandbox: 'Sandbox' },
    help: 'Production, unless you have a sandbox at Whiplash.',
  },
];

/** Where the account is. */
export function hostOf({
  baseUrl,
  urls,
  credentials,
}: Pick<SignInContext, 'baseUrl' | 'urls' | 'credentials'>): string {
  return credentials.environment === 'sandbox' ? (urls.sandbox ?? baseUrl) : baseUrl;
}

/** @throws CredentialsRefused when it is no number, with which a header would name somebody else or nobody */
export function customerId(entered: Readonly<Record<string, string>>): string {
  const id = entered.customer_id?.trim() ?? '';
  if (/^[1-9]\d{0,9}$/.test(id)) return id;
  throw new CredentialsRefused('The Whiplash customer id is a number, such as 1026. Correct it.');
}
