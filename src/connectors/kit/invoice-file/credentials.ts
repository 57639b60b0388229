import { CredentialsRefused } from '../errors.ts';
import type { CredentialField } from '../manifest.ts';

type Credentials = Readonly<Record<string, string>>;

/** There is nothing to sign in to: these say where the files come from. */
export const FILE_SOURCE: readonly CredentialField[] = [
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
];

/**
 * Looks at what was entered, which is all that can be checked without a file.
 *
 * @param example a folder as somebody may call it: `ups/main`
 * @throws CredentialsRefused with what to enter instead
 */
export function checkFileSource({ source_type = '', folder = '' }: Credentials, example: string): void {
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
      `The folder must be a path below BACKHAUL_FILES_DIR, such as "${example}": without a slash at its start, and without "..".`,
    );
}

/** The numbers in a list that was entered with commas between. */
export function listed(text = ''): string[] {
  return text.split(/[,;\s]+/).filter((one) => one !== '');
}

function isBelow(folder: string): boolean {
  const parts = folder.split(/[/\\]/);
  return parts[0] !== '' && !/^[a-z]:/i.test(folder) && !parts.includes('..') && !folder.includes('\0');
}
