import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { components } from './schema.ts';

export { WebhookVerificationError };

/** A message as an endpoint is sent it. */
export type WebhookEvent = components['schemas']['WebhookEvent'];

/** Headers as `fetch` has them, or as Node's servers do. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | string[] | undefined>>;

const SIGNED = ['id', 'timestamp', 'signature'] as const;

/**
 * What a message says, once it is sure that it was signed with the endpoint's secret and not longer than five minutes
 * ago.
 *
 * @param body as it came in: parsed and written again it is another text
 * @param secret of the endpoint, `whsec_…`
 * @throws WebhookVerificationError
 */
export function verifyWebhook(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string,
): WebhookEvent {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const signed = SIGNED.map((name) => [
    `webhook-${name}`,
    headerOf(headers, `webhook-${name}`) ?? headerOf(headers, `svix-${name}`) ?? '',
  ]);
  return new Webhook(secret).verify(text, Object.fromEntries(signed)) as WebhookEvent;
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  return typeof value === 'string' ? value : undefined;
}
