import type { Registry } from '../../connectors/kit/registry.ts';
import { functionOf } from '../../connectors/kit/registry.ts';
import { BackhaulError, type Resource } from '../../model/index.ts';
import type { ConnectionRecord } from '../../store/queries/connections.ts';

/**
 * Makes sure that the connection's integration has what is asked for: an empty list would read as "there are none".
 *
 * @param action what a refusal calls it
 * @throws BackhaulError not_implemented
 */
export function requireFunction(
  connectors: Registry,
  connection: ConnectionRecord,
  resource: Resource,
  action: string = resource.functionName,
): void {
  const { integration_type: type, integration_name: name } = connection;
  const connector = connectors.find(type, name);
  // A connector that was taken out leaves its records readable.
  if (type === resource.type && (!connector || functionOf(connector, resource.functionName))) return;
  throw notImplemented(connectors, connection, action);
}

/** "The integration has no such endpoint", in the documented words. */
export function notImplemented(
  connectors: Registry,
  connection: ConnectionRecord,
  action: string,
): BackhaulError {
  const { integration_type: type, integration_name: name } = connection;
  const shown = connectors.find(type, name)?.displayName ?? name;
  return new BackhaulError('not_implemented', `Endpoint ${action} is not implemented for ${shown}`);
}
