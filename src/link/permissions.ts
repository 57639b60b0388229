import type { Pool } from 'pg';
import { BackhaulError, functionsOf, type IntegrationType } from '../model/index.ts';
import { findAuthCode } from '../store/queries/auth-codes.ts';
import { loadConnectionRecord } from '../store/queries/connections.ts';
import { loadPermissions, type PermissionRow } from '../store/queries/permissions.ts';
import { tokenHash } from '../store/seal.ts';

/** Whether the source lets a function be read: seen by its first pages, not guessed from what it says of itself. */
export interface Permission {
  function_name: string;
  permission: 'granted' | 'missing' | 'unknown';
}

/**
 * What was found out so far of what a connection may read, for whoever has just made it. The first sync finds it out,
 * so that more is known a few seconds later.
 *
 * @param code the code of the connection, while it was not exchanged
 * @throws BackhaulError unauthorized for any other
 */
export async function permissionsBy(pool: Pool, code: string): Promise<Permission[]> {
  const found = await findAuthCode(pool, tokenHash(code));
  const connection = found && (await loadConnectionRecord(pool, found.connection_id));
  if (!connection)
    throw new BackhaulError('unauthorized', 'What was connected can no longer be looked at from here.');
  const rows = await loadPermissions(pool, connection.connection_id);
  return inOrder(connection.integration_type, rows);
}

function inOrder(type: IntegrationType, rows: readonly PermissionRow[]): Permission[] {
  return functionsOf(type).flatMap(({ name }) => {
    const row = rows.find((one) => one.function_name === name);
    return row ? [{ function_name: name, permission: permissionOf(row) }] : [];
  });
}

/** Other troubles than a refusal say nothing of what may be read. */
function permissionOf({ was_read, refused }: PermissionRow): Permission['permission'] {
  if (refused === 'permission_missing' || refused === 'credentials_refused') return 'missing';
  return was_read ? 'granted' : 'unknown';
}
