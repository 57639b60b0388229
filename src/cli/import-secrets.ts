import { BadExport, type Row } from '../store/export/format.ts';
import { type Sealer, tokenHash } from '../store/seal.ts';
import { openPrivacyKey } from '../sync/privacy/privacy.ts';
import { sessionOwner } from '../sync/secrets.ts';

/**
 * Makes sure that this installation can open the secrets of a row, before it takes it in. One that it cannot
 * open would stop more than itself: a start refuses a database whose credentials do not open, and nothing is read for an
 * organization whose erased persons cannot be looked up.
 *
 * @param row of an export
 * @throws BadExport saying which key is needed, or that the secrets are another's
 */
export function trySecrets(sealer: Sealer, table: 'organization' | 'connection', row: Row): void {
  if (table === 'connection') tryConnection(sealer, row);
  else if (row.sealed_privacy_key != null)
    tryPrivacyKey(sealer, row.organization_id!, row.sealed_privacy_key);
}

function tryPrivacyKey(sealer: Sealer, id: string, sealed: string): void {
  try {
    openPrivacyKey(sealer, id, sealed);
  } catch (error) {
    throw new BadExport(
      `The key by which the organization ${id} knows whom it has erased cannot be opened here: ${(error as Error).message.slice(0, 200)} Nothing was imported. Put the secret key of the installation that the export is from into BACKHAUL_OTHER_SECRET_KEYS (or BACKHAUL_SECRET_KEY), import again, and then run "backhaul reseal" (docs/export.md).`,
    );
  }
}

function tryConnection(sealer: Sealer, row: Row): void {
  const id = row.connection_id!;
  let token: string;
  try {
    token = sealer.open(id, row.sealed_access_token ?? '');
    sealer.open(id, row.sealed_credentials ?? '');
    if (row.sealed_session != null) sealer.open(sessionOwner(id), row.sealed_session);
  } catch (error) {
    throw new BadExport(
      `The credentials of the connection ${id} cannot be opened here: ${(error as Error).message.slice(0, 200)} Nothing was imported. Put the secret key of the installation that the export is from into BACKHAUL_OTHER_SECRET_KEYS (or BACKHAUL_SECRET_KEY), import again, and then run "backhaul reseal" (docs/export.md). If that key is lost, so are the credentials: connect the account here anew and have them entered again.`,
    );
  }
  if (row.access_token_hash !== `\\x${tokenHash(token).toString('hex')}`)
    throw new BadExport(
      `The access token of the connection ${id} is not the one that its hash is of: the file was altered. Nothing was imported. Export again.`,
    );
}
