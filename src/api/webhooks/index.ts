import { outboundAgent } from '../../webhooks/outbound.ts';
import type { ApiOptions, App } from '../options.ts';
import { registerAttempts } from './attempts.ts';
import type { WebhookRoutes } from './common.ts';
import { registerEndpoint } from './endpoint.ts';
import { registerEndpoints } from './endpoints.ts';
import { registerEvent } from './event.ts';
import { registerEventDownload } from './event-download.ts';
import { registerEvents } from './events.ts';
import { registerEndpointSecret } from './secret.ts';
import { registerTestAndReplay } from './try.ts';

/** Receivers of events, and the events themselves. Ours: the documented product has a portal for it. */
export function registerWebhooks(app: App, options: ApiOptions): void {
  const allow = options.webhookAllow ?? [];
  const dispatcher = outboundAgent(allow);
  app.addHook('onClose', () => dispatcher.destroy());
  const routes: WebhookRoutes = { ...options, allow, dispatcher };
  registerEndpoints(app, routes);
  registerEndpoint(app, routes);
  registerEndpointSecret(app, routes);
  registerTestAndReplay(app, routes);
  registerAttempts(app, routes);
  registerEvents(app, routes);
  registerEvent(app, routes);
  registerEventDownload(app, routes);
}
