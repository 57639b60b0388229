import { v7, validate } from 'uuid';
import { insertApiKey, type ListedApiKey, listApiKeys, revokeApiKey } from '../store/queries/api-keys.ts';
import { newToken } from '../store/seal.ts';
import { chooseOrganization } from './choose-organization.ts';
import { noteOperator } from './note-operator.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import type { Settings } from './settings.ts';
import { tableLines } from './table.ts';
import { withDatabase } from './with-database.ts';
import { instantText } from './words.ts';

/** `keys create`: makes a key and prints it, this once. */
export function createKey(
  settings: Settings,
  options: { name: string; readOnly?: boolean; organization?: string; json?: boolean },
): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const name = options.name.trim();
    if (name === '' || name.length > 100)
      throw new Refusal('A key needs a name of 1 to 100 characters: --name "nightly import".', EXIT.usage);
    const organizationId = await chooseOrganization(pool, options.organization, 'this key');
    const apiKeyId = v7();
    const key = newToken('bhk');
    const access = options.readOnly ? 'read_only' : 'full';
    await insertApiKey(pool, { apiKeyId, organizationId, name, access, key });
    await noteOperator(pool, organizationId, 'keys create', apiKeyId);
    if (options.json)
      return printJson({ api_key_id: apiKeyId, organization_id: organizationId, name, access, key });
    screen.fact('key', key);
    screen.fact('id', apiKeyId);
    screen.fact('access', accessText(access));
    screen.say('Keep the key now: only its hash is stored, so it cannot be shown again.');
  });
}

/** `keys list`: every key there is, without the keys themselves. */
export function listKeys(settings: Settings, { json }: { json?: boolean }): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const keys = await listApiKeys(pool);
    if (json) return printJson({ data: keys });
    if (keys.length === 0) {
      screen.say('There are no API keys. Make one with: backhaul keys create --name mine');
      return;
    }
    const rows = [
      ['ID', 'NAME', 'ORGANIZATION', 'ACCESS', 'CREATED', 'LAST USED', 'STATE'],
      ...keys.map(row),
    ];
    for (const line of tableLines(rows)) screen.say(line);
  });
}

/** `keys revoke <id>`: from then on the key is refused. */
export function revokeKey(settings: Settings, id: string, { json }: { json?: boolean }): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const revoked = validate(id) ? await revokeApiKey(pool, id) : undefined;
    if (!revoked)
      throw new Refusal(
        `There is no API key with the id "${id.slice(0, 64)}". "backhaul keys list" shows the ids; the key itself is not one.`,
      );
    if (!revoked.before) await noteOperator(pool, revoked.organization_id, 'keys revoke', id.toLowerCase());
    if (json) {
      const { name, revoked_at, before } = revoked;
      return printJson({ api_key_id: id.toLowerCase(), name, revoked_at, revoked_before: before });
    }
    const when = instantText(revoked.revoked_at.toISOString());
    screen.say(
      revoked.before
        ? `The key "${revoked.name}" was revoked already, on ${when}.`
        : `The key "${revoked.name}" is revoked: a running API refuses it within a second.`,
    );
  });
}

function row(key: ListedApiKey): string[] {
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

function accessText(access: ListedApiKey['access']): string {
  return access === 'full' ? 'full' : 'read-only';
}
