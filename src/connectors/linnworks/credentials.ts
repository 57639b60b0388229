import { CredentialsRefused } from '../kit/errors.ts';
import type { CredentialField } from '../kit/manifest.ts';

/** What a customer enters. */
export const credentials: readonly CredentialField[] = [
  { name: 'application_id', label: 'Application id', secret: false, required: true },
  { name: 'application_secret', label: 'Application secret', secret: true, required: true },
  {
    name: 'installation_token',
    label: 'Token of the installation',
    help: 'Linnworks shows it to whoever installs the application.',
    secret: true,
    required: true,
  },
  {
    name: 'location_ids',
    label: 'Ids of the locations to read',
    help: 'Separated by commas; all, if left empty.',
    secret: false,
    required: false,
  },
];

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Whether a location is to be read, by its id.
 *
 * @throws CredentialsRefused when what was entered are no ids, which would leave out everything
 */
export function wantedLocations(entered: Readonly<Record<string, string>>): (id: unknown) => boolean {
  const ids = (entered.location_ids ?? '')
    .split(',')
    .map((id) => id.trim().toLowerCase())
    .filter((id) => id !== '');
  const wrong = ids.find((id) => !ID.test(id));
  if (wrong !== undefined)
    throw new CredentialsRefused(
      'The ids of the locations to read are no ids of Linnworks, which look like 00000000-0000-0000-0000-000000000000. Correct them.',
    );
  return (id) => ids.length === 0 || ids.includes(String(id).toLowerCase());
}
