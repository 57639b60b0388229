import type { Outcome } from '../webhooks/post.ts';
import type { Channel } from './channel.ts';
import { composeMessage } from './message.ts';
import type { ChannelName } from './words.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Sends a made-up alert over each channel, at once and once, side by side. */
export async function testChannels(
  channels: readonly Channel[],
  about: { id: string; installation: string; now: Date },
): Promise<{ channel: ChannelName; outcome: Outcome }[]> {
  const alert = {
    alert_id: about.id,
    kind: 'job_stuck',
    subject: NOBODY,
    details: {
      connection_id: NOBODY,
      sync_job_id: NOBODY,
      function_name: 'get_orders',
      integration_name: 'sandbox',
      organization_id: NOBODY,
      reason: 'credentials_refused',
    },
    since: about.now,
    told_at: null,
    over_at: null,
  };
  const message = composeMessage([alert], { ...about, kind: 'job_stuck', state: 'open', test: true });
  const never = new AbortController().signal;
  return Promise.all(
    channels.map(async (channel) => ({
      channel: channel.name,
      outcome: await channel.send(message, never),
    })),
  );
}
