import { BackhaulError } from '../model/index.ts';
import { inTransaction } from '../store/database.ts';
import { insertEndpoint } from '../store/queries/endpoint-insert.ts';
import { lockOrganization } from '../store/queries/lock-organization.ts';
import type { Engine } from '../sync/engine.ts';
import { checkEndpoint, type EndpointWish } from './check-endpoint.ts';
import { type Endpoint, readEndpoint } from './endpoint-view.ts';
import { newSecrets, sealSecrets } from './secrets.ts';

/** Each of an organization's events goes to each of its endpoints. */
const MOST_ENDPOINTS = 100;

/** How fast an endpoint is sent to unless somebody says otherwise. */
const USUAL_PER_SECOND = 50;

/**
 * Makes an endpoint. It is told of what happens from now on.
 *
 * @returns the endpoint, and the secret that its messages are signed with
 * @throws BackhaulError invalid, too_many_endpoints
 */
export async function createEndpoint(
  engine: Engine,
  organizationId: string,
  wish: EndpointWish & { url: string },
  allow: readonly string[],
): Promise<Endpoint & { secret: string }> {
  const checked = await checkEndpoint(engine.pool, organizationId, wish, allow);
  const endpointId = engine.newId();
  const secrets = newSecrets(checked.secret);
  const fields = {
    url: wish.url,
    description: checked.description ?? '',
    event_types: checked.event_types ?? null,
    connection_ids: checked.connection_ids ?? null,
    max_per_second: checked.max_per_second ?? USUAL_PER_SECOND,
  };
  const made = await inTransaction(engine.pool, async (tx) => {
    await lockOrganization(tx, organizationId);
    const sealed = sealSecrets(engine.sealer, endpointId, secrets);
    return insertEndpoint(tx, { organizationId, endpointId }, fields, sealed, MOST_ENDPOINTS);
  });
  if (!made)
    throw new BackhaulError(
      'too_many_endpoints',
      `There are ${MOST_ENDPOINTS} endpoints already, which is the most. Delete one that is no longer needed.`,
    );
  return { ...(await readEndpoint(engine, organizationId, endpointId)), secret: secrets[0]!.secret };
}
