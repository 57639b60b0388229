import { toIntegrationAnswer } from '../api/integration-answer.ts';
import type { IntegrationAnswer } from '../api/integration-schema.ts';
import { catalogueOf, type Integration } from '../connectors/catalogue/catalogue.ts';
import { whyNever } from '../connectors/catalogue/on-demand.ts';
import { connectors } from '../connectors/index.ts';
import { findFunction } from '../model/index.ts';
import { nearest } from '../model/nearest.ts';
import { decidePair, loadPairDecisions } from '../store/queries/pairs.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import type { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { tableLines } from './table.ts';
import { withDatabase } from './with-database.ts';

// No source is asked for anything here, so its address does not matter.
const CATALOGUE = catalogueOf(connectors({ sandboxUrl: 'http://127.0.0.1' }));

/** `integrations list`: a line for each integration. */
export function listIntegrations(
  settings: Settings,
  options: { type?: string; available?: boolean; json?: boolean },
): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const decisions = await loadPairDecisions(pool);
    const shown = CATALOGUE.map((integration) =>
      toIntegrationAnswer(integration, decisions, settings.oauthClients),
    )
      .filter((one) => options.type === undefined || one.integration_type === options.type)
      .filter((one) => !options.available || one.available);
    if (options.json) return printJson({ data: shown });
    printTable(screen, [['NAME', 'TYPE', 'INTEGRATION', 'CONNECTOR', 'ON DEMAND'], ...shown.map(row)]);
  });
}

/** `integrations show <name>`: what is known of an integration, of each type that the name has. */
export function showIntegration(
  settings: Settings,
  name: string,
  options: { type?: string; json?: boolean },
): Promise<number> {
  const found = named(name, options.type);
  return withDatabase(settings, async (pool, screen) => {
    const decisions = await loadPairDecisions(pool);
    const shown = found.map((integration) =>
      toIntegrationAnswer(integration, decisions, settings.oauthClients),
    );
    if (options.json) return printJson({ data: shown });
    for (const [at, integration] of shown.entries()) {
      if (at > 0) screen.say();
      describe(screen, integration);
    }
  });
}

/** `integrations enable|disable <name> <function>`: the operator's word on a pair. */
export async function decideOnDemand(
  settings: Settings,
  wish: { name: string; functionName: string; enabled: boolean; type?: string; json?: boolean },
): Promise<number> {
  const { name, functionName, enabled } = wish;
  const integration = onlyOne(named(name, wish.type));
  const { type } = integration;
  const never = whyNever(integration, functionName);
  if (never) throw new Refusal(never);
  return withDatabase(settings, async (pool, screen) => {
    const decisions = await loadPairDecisions(pool);
    const is = toIntegrationAnswer(
      integration,
      decisions,
      settings.oauthClients,
    ).on_demand_functions.includes(functionName);
    const changed = is !== enabled;
    if (changed) await decidePair(pool, { type, name, functionName, enabled });
    if (wish.json)
      return printJson({
        integration_type: type,
        integration_name: name,
        function_name: functionName,
        on_demand: enabled,
        changed,
      });
    const state = `On-demand sync of ${name} ${functionName} is ${enabled ? 'enabled' : 'disabled'}`;
    if (!changed) return screen.say(`${state} already.`);
    const effect = enabled
      ? 'a running API takes such jobs from now on.'
      : 'a running API refuses new jobs from now on. Those that are open go on.';
    screen.say(`${state}: ${effect}`);
  });
}

/** The integrations of a name. @throws Refusal when there are none */
function named(name: string, type: string | undefined): Integration[] {
  const found = CATALOGUE.filter((one) => one.name === name && (type === undefined || one.type === type));
  if (found.length > 0) return found;
  const others = CATALOGUE.filter((one) => one.name === name).map((one) => one.type);
  const hint =
    others.length > 0
      ? `"${name}" is of type ${others.join(', ')}.`
      : `Did you mean ${nearest(name.slice(0, 64), [...new Set(CATALOGUE.map((one) => one.name))])}?`;
  throw new Refusal(
    `There is no ${type ? `${type} ` : ''}integration called "${name.slice(0, 64)}". ${hint} "backhaul integrations list" shows all.`,
  );
}

/** @throws Refusal when the name has several types */
function onlyOne([first, ...others]: Integration[]): Integration {
  if (others.length === 0) return first!;
  const types = [first!, ...others].map((one) => one.type);
  throw new Refusal(
    `"${first!.name}" is of type ${types.join(', ')}. Say which one you mean: --type ${types[0]}.`,
    EXIT.usage,
  );
}

function row(one: IntegrationAnswer): string[] {
  return [
    one.integration_name,
    one.integration_type,
    one.display_name,
    one.available ? 'yes' : 'no',
    one.on_demand_functions.join(', ') || '-',
  ];
}

function describe(screen: Screen, one: IntegrationAnswer): void {
  screen.say(`${screen.bold(one.integration_name)} (${one.integration_type})`);
  screen.say(one.description);
  screen.say();
  const fields = one.credentials.map((field) => [
    field.name,
    `${field.label}${field.one_of ? `: ${field.one_of.join(', ')}` : ''}${field.help ? `. ${field.help}` : ''}`,
    field.required ? 'yes' : 'no',
    field.secret ? 'yes' : 'no',
  ]);
  if (fields.length === 0) screen.say('What to enter when connecting is not known.');
  else printTable(screen, [['TO ENTER', 'WHAT IT IS', 'REQUIRED', 'SECRET'], ...fields]);
  screen.say();
  const functions = one.functions.map((fn) => [
    fn.name,
    fn.basis ?? '-',
    fn.evidence ?? '-',
    one.available ? onDemandWord(one, fn) : '-',
  ]);
  printTable(screen, [['FUNCTION', 'BASIS', 'EVIDENCE', 'ON DEMAND'], ...functions]);
}

function onDemandWord(
  { integration_type: type }: IntegrationAnswer,
  fn: IntegrationAnswer['functions'][number],
): string {
  if (fn.on_demand) return 'enabled';
  return findFunction(type, fn.name)?.onDemand ? 'disabled' : 'never';
}

function printTable(screen: Screen, rows: string[][]): void {
  for (const line of tableLines(rows)) screen.say(line);
}
