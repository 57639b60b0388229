import type { CredentialField } from '../../kit/manifest.ts';
import { choice, maybe, maybeSecret, shown } from './fields.ts';

/** Where the bills of a carrier without an invoice interface arrive. */
const billFiles: readonly CredentialField[] = [
  choice('source_type', 'Where the files arrive', 'sftp', 'mailbox', 'upload'),
  maybe('host', 'Server'),
  maybe('port', 'Port'),
  maybe('username', 'User'),
  maybeSecret('password_or_key', 'Password or private key'),
  maybe('remote_path', 'Folder'),
  maybe('file_pattern', 'File names'),
];

/** The same as PLANNED_WAREHOUSES, for carriers. */
export const PLANNED_CARRIERS: Readonly<Record<string, readonly CredentialField[]>> = {
  'royal-mail': [
    ...billFiles,
    maybeSecret('click_and_drop_api_key', 'Click & Drop API key, to add tracking numbers'),
    maybe('account_number', 'Account to read'),
  ],
  usps: [
    ...billFiles,
    shown('eps_account_number', 'Enterprise payment account'),
    maybe('crid', 'Customer registration id'),
    maybe('mid', 'Mailer id'),
    maybe('client_id', 'Client id, to add adjustments'),
    maybeSecret('client_secret', 'Client secret, to add adjustments'),
  ],
};
