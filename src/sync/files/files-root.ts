import { Terminal } from '../../connectors/kit/errors.ts';
import { hasSeveralOrganizations } from '../../store/queries/has-several-organizations.ts';
import type { Engine } from '../engine.ts';

/** Stands for the organization's id in BACKHAUL_FILES_DIR. */
const PLACE = '{organization}';

/**
 * The folder below which an organization's connections may name folders. One folder for several organizations would
 * let each read the files of the others (promise 13), so from the second one on each must have its own.
 *
 * @throws Terminal where the operator has named none, or only one for all of several
 */
export async function filesRoot(
  engine: Pick<Engine, 'filesDir' | 'pool'>,
  organizationId: string,
): Promise<string> {
  const { filesDir } = engine;
  if (filesDir === null)
    throw new Terminal(
      'This installation reads no folders. Whoever runs it must set BACKHAUL_FILES_DIR to the folder below which files are left, and restart; or make a new connection with source type "upload".',
    );
  if (filesDir.includes(PLACE)) return filesDir.replaceAll(PLACE, organizationId);
  if (await hasSeveralOrganizations(engine.pool))
    throw new Terminal(
      `Several organizations share this installation, so whoever runs it must give each a folder of its own: put ${PLACE} into BACKHAUL_FILES_DIR, such as /srv/files/${PLACE}, and restart.`,
    );
  return filesDir;
}
