import { type ResourceName, resources, storedSchema } from '../../model/index.ts';
import type { ApiOptions, App } from '../options.ts';
import { registerList } from './list.ts';
import { registerMissing } from './missing.ts';
import { registerOne } from './one.ts';

/** Resources that can be read; another one becomes readable by being named here. */
const READABLE: ReadonlySet<ResourceName> = new Set<ResourceName>(['order']);

/** Registers every address below /wms, /cart and /carrier: what is readable, and what is not yet. */
export function registerReads(app: App, options: ApiOptions): void {
  const readable = resources.filter((resource) => READABLE.has(resource.name));
  for (const resource of readable) {
    app.addSchema(storedSchema(resource));
    registerList(app, options, resource);
    if (resource.onePath) registerOne(app, options, resource, resource.onePath);
  }
  registerMissing(
    app,
    options,
    resources.filter((resource) => !READABLE.has(resource.name)),
  );
}
