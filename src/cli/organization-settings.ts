import { toSettingsAnswer } from '../api/settings.ts';
import { disabledFunctions } from '../model/index.ts';
import { type OrganizationSettings, organizationSettings } from '../store/queries/organization-settings.ts';
import { changeSettings, type SettingsChange } from '../sync/settings.ts';
import { chooseOrganization } from './choose-organization.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { withEngine } from './with-engine.ts';

interface Options {
  organization?: string;
  json?: boolean;
}

/** `settings show`. */
export function showSettings(settings: Settings, options: Options): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const organizationId = await chooseOrganization(engine.pool, options.organization, 'settings');
    show(await organizationSettings(engine.pool, organizationId), options);
    return EXIT.ok;
  });
}

/** `settings set`. */
export async function setSettings(settings: Settings, options: Options & SettingsChange): Promise<number> {
  const { historyDays, disabledFunctions: disabled } = options;
  if (historyDays === undefined && disabled === undefined)
    throw new Refusal('Say what to change: --history-days, --disabled-functions, or both.', EXIT.usage);
  return withEngine(settings, async ({ engine }) => {
    const organizationId = await chooseOrganization(engine.pool, options.organization, 'settings');
    const changed = await changeSettings(engine, organizationId, {
      ...(historyDays !== undefined && { historyDays }),
      ...(disabled && { disabledFunctions: disabled }),
    });
    show(changed, options);
    return EXIT.ok;
  });
}

function show(settings: OrganizationSettings, { json }: Options): void {
  const answer = toSettingsAnswer(settings);
  if (json) {
    printJson(answer);
    return;
  }
  const screen = new Screen();
  screen.fact('history', `${answer.history_days} days, for the first sync of new connections`);
  for (const type of ['wms', 'cart', 'carrier'] as const) {
    const said = answer.disabled_functions[type];
    const names = disabledFunctions(type, null, said).join(', ') || 'none';
    screen.fact(type, `disabled: ${names}${said === null ? ' (default)' : ''}`);
  }
  for (const [resource, days] of Object.entries(answer.retention_days))
    screen.fact('retention', `${resource}: ${days} days`);
  if (!answer.applied) screen.say('Not all connections have this yet: running workers see to the rest.');
}
