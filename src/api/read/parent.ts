import Type, { type TObject } from 'typebox';
import { functionOf } from '../../connectors/kit/registry.ts';
import { BackhaulError, type Resource, resources } from '../../model/index.ts';
import type { ConnectionRecord } from '../../store/queries/connections.ts';
import { loadRecord } from '../../store/queries/load-record.ts';
import type { Engine } from '../../sync/engine.ts';

/** What a list lies below: `/wms/warehouses/{warehouse_id}/locations` has only the places of that warehouse. */
export interface Parent {
  resource: Resource;
  /** Parameter of the address, and the field of a record, that names it. */
  field: string;
}

/** The resource whose records a list lies below, as its path tells; undefined for a list of its own. */
export function parentOf(resource: Resource): Parent | undefined {
  const parent = resources.find((one) => one.onePath && resource.path.startsWith(`${one.onePath}/`));
  const field = parent?.onePath && /\{(\w+)\}$/.exec(parent.onePath)?.[1];
  return field ? { resource: parent, field } : undefined;
}

/** The parameters in a path of a resource. */
export function pathSchema(path: string): TObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  return Type.Object(
    Object.fromEntries(names.map((name) => [name, Type.String({ description: 'Its id at the source' })])),
  );
}

/**
 * Makes sure that there is such a parent: an empty list would read as "nothing in it". Where the integration cannot
 * list parents, none is known and any id is taken.
 *
 * @throws BackhaulError not_found, with the parent's id
 */
export async function requireParent(
  engine: Engine,
  connection: ConnectionRecord,
  { resource }: Parent,
  id: string,
): Promise<void> {
  const { connection_id: owner, integration_type: type, integration_name: name } = connection;
  const connector = engine.connectors.find(type, name);
  if (connector && !functionOf(connector, resource.functionName)) return;
  if (!canBeId(id) || !(await loadRecord(engine.pool, owner, resource.name, id))) throw noSuch(resource, id);
}

/** Whether Postgres can be asked for an id at all: it refuses a text with NUL in it, and no record has such an id. */
export function canBeId(id: string): boolean {
  return !id.includes('\0');
}

/** "There is no such record", with its id. */
export function noSuch(resource: Resource, id: string): BackhaulError {
  const name = resource.name.replaceAll('_', ' ');
  return new BackhaulError('not_found', `There is no ${name} ${id.slice(0, 100)} in this connection.`, {
    id,
  });
}
