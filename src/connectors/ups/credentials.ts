import { CredentialsRefused } from '../kit/errors.ts';
import type { CredentialField } from '../kit/manifest.ts';

type Credentials = Readonly<Record<string, string>>;

/** There is nothing to sign in to: these say where the files come from and which rows of them are meant. */
export const credentialFields: readonly CredentialField[] = [
  {
    name: 'source_type',
    label: 'Where the files come from',
    secret: false,
    required: true,
    oneOf: ['folder', 'upload'],
  },
  {
    name: 'folder',
    label: 'Folder below BACKHAUL_FILES_DIR (only with source type "folder")',
    secret: false,
    required: false,
  },
  {
    name: 'account_numbers',
    label: 'Shipper numbers, six characters each, with commas between (empty: all)',
    secret: false,
    required: false,
  },
];

/**
 * Looks at what was entered, which is all that can be checked without a file.
 *
 * @throws CredentialsRefused with what to enter instead
 */
export function checkCredentials(credentials: Credentials): void {
  const { source_type = '', folder = '', account_numbers = '' } = credentials;
  if (source_type !== 'folder' && source_type !== 'upload')
    throw new CredentialsRefused(
      'The source type must be "folder" (invoice files are left in a folder) or "upload" (they are sent to the API).',
    );
  if (source_type === 'folder' && folder.trim() === '')
    throw new CredentialsRefused(
      'Source type "folder" needs a folder: enter the path below BACKHAUL_FILES_DIR in which the invoice files are left.',
    );
  if (source_type === 'upload' && folder.trim() !== '')
    throw new CredentialsRefused(
      'A folder is only read with source type "folder": leave it empty, or change the source type.',
    );
  if (folder !== '' && !isBelow(folder))
    throw new CredentialsRefused(
      'The folder must be a path below BACKHAUL_FILES_DIR, such as "ups/main": without a slash at its start, and without "..".',
    );
  const wrong = account_numbers
    .split(/[,;\s]+/)
    .find((account) => account !== '' && !/^(0000)?[0-9a-z]{6}$/i.test(account));
  if (wrong !== undefined)
    throw new CredentialsRefused(
      `"${wrong.slice(0, 20)}" is no UPS shipper number: enter six letters and digits each, with commas between.`,
    );
}

function isBelow(folder: string): boolean {
  const parts = folder.split(/[/\\]/);
  return parts[0] !== '' && !/^[a-z]:/i.test(folder) && !parts.includes('..') && !folder.includes('\0');
}
