import { outboundAgent } from '../webhooks/outbound.ts';
import { post } from '../webhooks/post.ts';
import type { Channel, ChannelSettings } from './channel.ts';
import { openMail } from './mail.ts';

/** The address is the operator's own, so any may be meant: a chat within the network, a program on this machine. */
const ANYWHERE = ['0.0.0.0/0', '::/0'];

/** The channels that the settings name; each is to be closed. */
export function openChannels(settings: ChannelSettings): Channel[] {
  const { alertWebhookUrl: url, alertEmail: to, alertFrom: from, smtpUrl } = settings;
  return [
    ...(url === undefined ? [] : [openWebhook(url)]),
    ...(smtpUrl === undefined || to.length === 0 ? [] : [openMail({ smtpUrl, from, to })]),
  ];
}

function openWebhook(url: string): Channel {
  const dispatcher = outboundAgent(ANYWHERE);
  return {
    name: 'webhook',
    send: (message, signal) =>
      post(dispatcher, { url, id: message.id, body: JSON.stringify(message), secrets: [] }, signal),
    close: () => dispatcher.destroy(),
  };
}
