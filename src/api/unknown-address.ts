import { BackhaulError } from '../model/index.ts';
import type { App } from './options.ts';

/**
 * What is at no route: 405 where the address exists and only the method does not, else 404. Watches the routes that
 * are registered after it.
 */
export function refuseUnknown(app: App): void {
  const routes: { pattern: RegExp; method: string }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const pattern = new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`);
    for (const one of [method].flat()) routes.push({ pattern, method: one });
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const methods = new Set(routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
    const shown = `${request.method} ${path.slice(0, 200)}`;
    if (methods.size === 0) throw new BackhaulError('not_found', `There is nothing at ${shown}.`);
    const allowed = [...methods].join(', ');
    reply.header('allow', allowed);
    throw new BackhaulError('method_not_allowed', `${shown} is not possible; this address takes ${allowed}.`);
  });
}
