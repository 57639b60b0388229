/** A typed client of Backhaul's API. */
export { ApiError, answerOf } from './answer.ts';
export { Backhaul, type BackhaulOptions, Connection } from './client.ts';
export type { SyncJob, WaitOptions, WatchOptions } from './jobs.ts';
export type { ItemOf, ListAsk, ListPath } from './pages.ts';
export type { components, paths } from './schema.ts';
export {
  verifyWebhook,
  type WebhookEvent,
  type WebhookHeaders,
  WebhookVerificationError,
} from './webhooks.ts';
