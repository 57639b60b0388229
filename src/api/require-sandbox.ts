import { BackhaulError, type IntegrationType } from '../model/index.ts';
import { type ConnectionRecord, findByIntegration } from '../store/queries/connections.ts';
import type { Engine } from '../sync/engine.ts';

/** The sandbox connection of an organization. @throws BackhaulError not_implemented; not_found where none was made */
export async function requireSandbox(
  engine: Engine,
  organizationId: string,
  type: IntegrationType,
): Promise<ConnectionRecord> {
  if (!engine.connectors.find(type, 'sandbox'))
    throw new BackhaulError('not_implemented', `There is no sandbox of type ${type} here.`);
  const found = await findByIntegration(engine.pool, organizationId, type, 'sandbox');
  if (found) return found;
  throw new BackhaulError(
    'not_found',
    `There is no sandbox of type ${type} yet. Make one with POST /sandbox/generate-sandbox/${type}.`,
  );
}
