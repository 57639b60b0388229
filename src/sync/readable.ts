import { functionOf } from '../connectors/kit/registry.ts';
import { functionsOf, type Resource, resourceByName } from '../model/index.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import type { Engine } from './engine.ts';

type Integration = Pick<ConnectionRecord, 'integration_type' | 'integration_name'>;

/** What can be read of an integration, in the order of the catalogue; by all its functions unless some are named. */
export function readable(
  engine: Engine,
  { integration_type: type, integration_name: name }: Integration,
  functions?: readonly string[],
): Resource[] {
  const connector = engine.connectors.find(type, name);
  return functionsOf(type)
    .filter(
      (known) => connector && functionOf(connector, known.name) && (functions?.includes(known.name) ?? true),
    )
    .map(({ resource }) => resourceByName(resource));
}

/** Addresses of the functions' lists, such as `GET /wms/orders`. */
export function endpoints(engine: Engine, integration: Integration, functions?: readonly string[]): string[] {
  return readable(engine, integration, functions).map((resource) => `GET ${resource.path}`);
}

/**
 * The addresses that an error of a connection leaves without data, as the API and events tell it.
 *
 * @param functions those it stops; all of them unless some are named
 */
export function affectedEndpoints(
  engine: Engine,
  integration: Integration,
  functions?: readonly string[],
): { endpoint: string; preventing_sync: boolean }[] {
  return endpoints(engine, integration, functions).map((endpoint) => ({ endpoint, preventing_sync: true }));
}
