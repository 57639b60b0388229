import { writeEndpointSecrets } from '../store/queries/endpoint-update.ts';
import type { Engine } from '../sync/engine.ts';
import { underEndpointLock } from './change-endpoint.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { requireEndpoint } from './endpoint-view.ts';
import { openSecrets, openSecretsIfPossible, rotate, sealSecrets, validAt } from './secrets.ts';

/** The secret that signs now, in the open, and until when those before it sign beside it. */
export interface ShownSecret {
  secret: string;
  /** Null: there is none before it. */
  previous_until: string | null;
}

/** The newest secret of an endpoint. @throws BackhaulError not_found */
export async function readSecret(
  { pool, sealer, clock }: Engine,
  organizationId: string,
  endpointId: string,
): Promise<ShownSecret> {
  const row = await requireEndpoint(pool, organizationId, endpointId);
  return shown(validAt(openSecrets(sealer, row.endpoint_id, row.sealed_secrets), clock.now()));
}

/**
 * Gives an endpoint a new secret, at once; the one before signs beside it for a day.
 *
 * @param given the new secret; made up unless told
 * @throws BackhaulError invalid, not_found
 */
export async function rotateSecret(
  engine: Engine,
  organizationId: string,
  endpointId: string,
  given: string | undefined,
): Promise<ShownSecret> {
  if (given !== undefined) await checkEndpoint(engine.pool, organizationId, { secret: given }, []);
  return underEndpointLock(engine, organizationId, endpointId, async (tx, endpoint) => {
    const id = endpoint.endpoint_id;
    // Those that no key opens any more cannot sign: the new one takes their place.
    const before = openSecretsIfPossible(engine.sealer, id, endpoint.sealed_secrets);
    const after = rotate(before, engine.clock.now(), given);
    await writeEndpointSecrets(tx, id, sealSecrets(engine.sealer, id, after));
    return shown(after);
  });
}

function shown([newest, previous]: readonly { secret: string; until: string | null }[]): ShownSecret {
  return { secret: newest!.secret, previous_until: previous?.until ?? null };
}
