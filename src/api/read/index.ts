import { resources, storedSchema } from '../../model/index.ts';
import type { ApiOptions, App } from '../options.ts';
import { registerHistory } from './history.ts';
import { registerList } from './list.ts';
import { registerMissing } from './missing.ts';
import { registerOne } from './one.ts';
import { registerTags } from './tags.ts';

/**
 * Registers every address below /wms, /cart and /carrier: lists, single records and tags of all resources, and what
 * the contract has beyond them. Where an address could be a list or a single record (/wms/orders/channels), the
 * router takes the list, whatever comes first here.
 */
export function registerReads(app: App, options: ApiOptions): void {
  for (const resource of resources) {
    app.addSchema(storedSchema(resource));
    registerList(app, options, resource);
    if (resource.onePath) registerOne(app, options, resource, resource.onePath);
    registerHistory(app, options, resource);
    if (resource.onePath && resource.taggable) registerTags(app, options, resource, resource.onePath);
  }
  registerMissing(app, options);
}
