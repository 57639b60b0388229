import { CredentialsRefused } from '../kit/errors.ts';
import { checkFileSource, FILE_SOURCE } from '../kit/file-source.ts';
import { listed } from '../kit/invoice-file/credentials.ts';
import type { CredentialField } from '../kit/manifest.ts';

/** Where the files come from, and which rows of them are meant. */
export const credentialFields: readonly CredentialField[] = [
  ...FILE_SOURCE,
  {
    name: 'account_numbers',
    label: 'Shipper numbers',
    help: 'Six characters each, with commas between; all, if left empty.',
    secret: false,
    required: false,
  },
];

/** @throws CredentialsRefused with what to enter instead */
export function checkCredentials(credentials: Readonly<Record<string, string>>): void {
  checkFileSource(credentials, 'ups/main');
  const wrong = listed(credentials.account_numbers).find((account) => !/^(0000)?[0-9a-z]{6}$/i.test(account));
  if (wrong !== undefined)
    throw new CredentialsRefused(
      `"${wrong.slice(0, 20)}" is no UPS shipper number: enter six letters and digits each, with commas between.`,
    );
}
