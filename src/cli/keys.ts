import type { Pool } from 'pg';
import { v7, validate } from 'uuid';
import { openPool } from '../store/database.ts';
import { newToken } from '../store/seal.ts';
import { type ApiKey, insertApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { openDatabase } from './database.ts';
import { listOrganizations } from './organizations.ts';
import { EXIT, Refusal } from './refusal.ts';
import { refuseOtherSchema } from './schema.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { instantText } from './words.ts';

/** `keys create`: makes a key and prints it, this once. */
export function createKey(
  settings: Settings,
  options: { name: string; readOnly?: boolean; organization?: string },
): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const name = options.name.trim();
    if (name === '' || name.length > 100)
      throw new Refusal('A key needs a name of 1 to 100 characters: --name "nightly import".', EXIT.usage);
    const organizationId = await chooseOrganization(pool, options.organization);
    const apiKeyId = v7();
    const key = newToken('bhk');
    const access = options.readOnly ? 'read_only' : 'full';
    await insertApiKey(pool, { apiKeyId, organizationId, name, access, key });
    screen.fact('key', key);
    screen.fact('id', apiKeyId);
    screen.fact('access', accessText(access));
    screen.say('Keep the key now: only its hash is stored, so it cannot be shown again.');
  });
}

/** `keys list`: every key there is, without the keys themselves. */
export function listKeys(settings: Settings): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const keys = await listApiKeys(pool);
    if (keys.length === 0) {
      screen.say('There are no API keys. Make one with: backhaul keys create --name mine');
      return;
    }
    const rows = [
      ['ID', 'NAME', 'ORGANIZATION', 'ACCESS', 'CREATED', 'LAST USED', 'STATE'],
      ...keys.map(row),
    ];
    const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
    for (const cells of rows) {
      screen.say(
        cells
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd(),
      );
    }
  });
}

/** `keys revoke <id>`: from then on the key is refused. */
export function revokeKey(settings: Settings, id: string): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const revoked = validate(id) ? await revokeApiKey(pool, id) : undefined;
    if (!revoked)
      throw new Refusal(
        `There is no API key with the id "${id.slice(0, 64)}". "backhaul keys list" shows the ids; the key itself is not one.`,
      );
    const when = instantText(revoked.revoked_at.toISOString());
    screen.say(
      revoked.before
        ? `The key "${revoked.name}" was revoked already, on ${when}.`
        : `The key "${revoked.name}" is revoked: a running API refuses it within a second.`,
    );
  });
}

async function withDatabase(
  settings: Settings,
  work: (pool: Pool, screen: Screen) => Promise<void>,
): Promise<number> {
  const database = await openDatabase(settings, { mustExist: true });
  const pool = openPool(database.url, { max: 2 });
  try {
    await refuseOtherSchema(database.url);
    await work(pool, new Screen());
    return EXIT.ok;
  } finally {
    await pool.end();
    await database.stop();
  }
}

async function chooseOrganization(pool: Pool, wanted: string | undefined): Promise<string> {
  const organizations = await listOrganizations(pool);
  if (organizations.length === 0)
    throw new Refusal('There is no organization yet. "backhaul start" makes the first one.');
  const named = organizations.map(({ organization_id, name }) => `${organization_id} (${name})`).join(', ');
  if (wanted === undefined) {
    if (organizations.length === 1) return organizations[0]!.organization_id;
    throw new Refusal(
      `There are several organizations, so say whose key this is with --organization and one of: ${named}.`,
      EXIT.usage,
    );
  }
  const found = organizations.find(({ organization_id }) => organization_id === wanted.toLowerCase());
  if (found) return found.organization_id;
  throw new Refusal(
    `There is no organization with the id "${wanted.slice(0, 64)}". There are: ${named}.`,
    EXIT.usage,
  );
}

function row(key: ApiKey): string[] {
  return [
    key.api_key_id,
    key.name,
    key.organization_name,
    accessText(key.access),
    key.created_at.toISOString().slice(0, 10),
    key.last_used_at?.toISOString().slice(0, 10) ?? 'never',
    key.revoked_at ? `revoked ${key.revoked_at.toISOString().slice(0, 10)}` : 'valid',
  ];
}

function accessText(access: ApiKey['access']): string {
  return access === 'full' ? 'full' : 'read-only';
}
