import { invalidField } from '../model/index.ts';
import type { Queryable } from '../store/database.ts';
import { findAuthCode, insertAuthCode, takeAuthCode } from '../store/queries/auth-codes.ts';
import { changeConnection } from '../store/queries/change-connection.ts';
import { type ConnectionRecord, findConnection } from '../store/queries/connections.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { newToken, tokenHash } from '../store/seal.ts';
import type { Engine } from '../sync/engine.ts';

/** How long a code can be exchanged, in seconds. */
const CODE_SECONDS = 10 * 60;

/** Makes the code that the page hands over. @returns the code itself, of which only a digest is kept */
export async function writeAuthCode(
  db: Queryable,
  organizationId: string,
  connectionId: string,
): Promise<string> {
  const code = newToken('bla');
  await insertAuthCode(db, { hash: tokenHash(code), organizationId, connectionId, seconds: CODE_SECONDS });
  return code;
}

/**
 * Exchanges a code for its connection, once.
 *
 * @param customerId the organization's own id of the customer, kept with the connection; null leaves what there is
 * @throws BackhaulError invalid, naming `auth_code`, also where it is another organization's
 */
export async function exchangeAuthCode(
  engine: Engine,
  organizationId: string,
  code: string,
  customerId: string | null,
): Promise<ConnectionRecord> {
  const hash = tokenHash(code);
  const found = await findAuthCode(engine.pool, hash);
  if (found?.organization_id !== organizationId) throw noCode();
  const { connection_id: connectionId } = found;
  // In one transaction, so that a code is used up only with what it was to bring about.
  const taken = await underLock(engine.pool, connectionId, async (tx) => {
    if ((await takeAuthCode(tx, organizationId, hash)) === undefined) return false;
    if (customerId !== null) await changeConnection(tx, connectionId, { customerId });
    return true;
  });
  const connection = taken ? await findConnection(engine.pool, organizationId, connectionId) : undefined;
  if (!connection) throw noCode();
  return connection;
}

function noCode(): Error {
  return invalidField(
    'auth_code',
    'is not known, was exchanged already, or is older than ten minutes. What was connected is in GET /connections all the same.',
  );
}
