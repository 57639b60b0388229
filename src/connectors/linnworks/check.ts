import { CredentialsRefused } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { askArray } from './client.ts';
import { wantedLocations } from './credentials.ts';

/** Asks for the locations, and looks whether those that are to be read are among them. */
export async function check(ctx: Context): Promise<Account> {
  const isWanted = wantedLocations(ctx.credentials);
  const rows = await askArray<{ StockLocationId?: unknown; LocationName?: unknown }>(
    ctx,
    'Inventory/GetStockLocations',
  );
  if (!rows.some((row) => isWanted(row?.StockLocationId))) {
    const names = rows
      .slice(0, 20)
      .map((row) => `${text(row?.LocationName)} (${text(row?.StockLocationId)})`);
    throw new CredentialsRefused(
      `None of the locations to read is one of Linnworks'. Enter ids of these, or none: ${names.join(', ') || 'there are none'}.`,
    );
  }
  return { region: text(ctx.session.region).toUpperCase() };
}

function text(value: unknown): string {
  return String(value ?? '').slice(0, 100);
}
