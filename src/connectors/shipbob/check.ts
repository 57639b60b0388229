import { CredentialsRefused } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { addressOf, askPaged, channelOf } from './client.ts';
import { numberOrNull, text } from './values.ts';

/** Asks for the channels that the token reaches, with what it may do there. */
export async function check(ctx: Context): Promise<Account | null> {
  const wanted = channelOf(ctx);
  const { rows, next } = await askPaged(ctx, addressOf(ctx, 'channel'));
  const channels = rows.map((row) => (row ?? {}) as Record<string, unknown>);
  const channel = wanted ? channels.find(({ id }) => numberOrNull(id) === wanted) : channels[0];
  if (wanted && !channel && next === null)
    throw new CredentialsRefused(
      `This token reaches no channel ${wanted} of ShipBob. Correct the channel, or leave it empty to read all channels.`,
    );
  if (!channel) return null;
  mustRead(channel.scopes);
  const account = {
    channel_id: numberOrNull(channel.id),
    channel_name: text(channel.name),
    application_name: text(channel.application_name),
  };
  const known = Object.entries(account).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, value.slice(0, 200)]));
}

function mustRead(scopes: unknown): void {
  if (!Array.isArray(scopes) || scopes.includes('orders_read')) return;
  throw new CredentialsRefused(
    'ShipBob accepts this token, but it may not read orders. Make one with the scope orders_read.',
    'permission',
  );
}
