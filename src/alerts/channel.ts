import type { Outcome } from '../webhooks/post.ts';
import type { AlertMessage } from './message.ts';
import type { ChannelName } from './words.ts';

/** A way to tell operators something. */
export interface Channel {
  name: ChannelName;
  /** Sends once. Never rejects. The signal gives the attempt up, which then counts as not made. */
  send(message: AlertMessage, signal: AbortSignal): Promise<Outcome>;
  close(): Promise<void>;
}

/** What the settings say about telling operators. */
export interface ChannelSettings {
  alertWebhookUrl: string | undefined;
  alertEmail: readonly string[];
  alertFrom: string;
  smtpUrl: string | undefined;
}
