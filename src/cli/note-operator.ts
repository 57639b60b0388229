import { v7 } from 'uuid';
import type { Queryable } from '../store/database.ts';
import { insertRequests } from '../store/queries/request-log.ts';

/**
 * Writes down in an organization's audit log what was changed from the command line, where no API key says by whom.
 *
 * @param command as it is typed, such as `keys create`
 * @param subject whom or what it is about: an id, an e-mail address
 */
export async function noteOperator(
  db: Queryable,
  organizationId: string,
  command: string,
  subject: string,
): Promise<void> {
  const logId = v7();
  await insertRequests(db, [
    {
      logId,
      organizationId,
      at: new Date(),
      actorKind: 'operator',
      actorId: null,
      connectionId: null,
      requestId: logId,
      method: 'CLI',
      route: `backhaul ${command}`,
      path: subject,
      query: '',
      status: 0,
      errorCode: null,
      error: null,
      durationMs: 0,
      remoteAddress: null,
      isChange: true,
    },
  ]);
}
