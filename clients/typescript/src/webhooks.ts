import { Webhook, WebhookVerificationError } from 'standardwebhooks';

export { WebhookVerificationError };

/** A message as an endpoint is sent it. */
export interface WebhookEvent {
  /** Such as `order.updated`; `GET /webhooks/event-types` lists all. */
  event_type: string;
  connection_id: string;
  integration_name: string;
  integration_type: string;
  customer_id: string | null;
  /** The whole record after the change; its `id` alone where `data_truncated`. */
  data: Record<string, unknown>;
  /** With updates: what changed, as it was before, nested fields as dotted paths. */
  previous_attributes?: Record<string, unknown>;
  data_truncated?: boolean;
  /** Where the whole `data` of a truncated message can be had. */
  data_url?: string;
  /** Grows with every change of a record: of two messages the one with the greater is the newer. */
  record_version?: number;
  cause: { run_id: string | null; kind: string; historical: boolean };
  event_id: string;
  created_at: string;
}

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
