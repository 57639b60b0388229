import type { Integration } from '../connectors/catalogue/catalogue.ts';
import { documentedBy } from '../connectors/catalogue/documented.ts';
import { implementedFields } from '../connectors/catalogue/implemented-fields.ts';
import { isOnDemand } from '../connectors/catalogue/on-demand.ts';
import type { Connector, SourceFunction } from '../connectors/kit/manifest.ts';
import { canConsent, type OauthClients } from '../link/consent.ts';
import { functionsOf, type IntegrationType, resourceOfFunction } from '../model/index.ts';
import type { PairDecisions } from '../store/queries/pairs.ts';
import type { IntegrationAnswer } from './integration-schema.ts';

const KINDS: Readonly<Record<IntegrationType, string>> = {
  wms: 'a warehouse system',
  cart: 'a shop system',
  carrier: 'a carrier',
};

/**
 * An integration as the API and the command line's `--json` show it, with the operator's decisions in it.
 *
 * @param clients the operator's applications at vendors
 */
export function toIntegrationAnswer(
  integration: Integration,
  decisions: PairDecisions,
  clients: OauthClients,
): IntegrationAnswer {
  const { type, name, displayName, connector, credentials } = integration;
  const functions = integration.functions.map((fn) => ({
    name: fn.name,
    basis: fn.basis,
    evidence: fn.evidence,
    on_demand: connector !== null && isOnDemand(type, fn, decisions(type, name, fn.name)),
    limits: limitsOf(connector?.functions.find((one) => one.name === fn.name)),
  }));
  const read = connector ? readOf(connector) : NOTHING_READ;
  return {
    integration_name: name,
    display_name: displayName,
    install_method: connector && canConsent(connector, clients) ? 'oauth' : 'input',
    description: describe(integration),
    logo_url: '',
    write_operations: [],
    list_operations: read.list_operations,
    available_actions: connector ? namesOf(connector) : [],
    integration_type: type,
    available: connector !== null,
    credentials: credentials.map((field) => ({
      name: field.name,
      label: field.label,
      secret: field.secret,
      required: field.required && !field.when,
      one_of: field.oneOf ? [...field.oneOf] : null,
      help: field.help ?? null,
    })),
    on_demand_functions: functions.filter((fn) => fn.on_demand).map((fn) => fn.name),
    functions,
    passthrough: connector?.passthrough !== undefined,
    sources: read.sources,
    unknowns: read.unknowns,
  };
}

const DAY_MS = 86_400_000;

function limitsOf(fn: SourceFunction | undefined): IntegrationAnswer['functions'][number]['limits'] {
  if (!fn) return null;
  return {
    keeps_history_days: fn.keepsHistoryMs === undefined ? null : fn.keepsHistoryMs / DAY_MS,
    widest_window_days: fn.widestWindowMs === undefined ? null : fn.widestWindowMs / DAY_MS,
    result_cap: fn.resultCap ?? null,
    lag_seconds: fn.lagMs / 1000,
  };
}

function describe({ type, displayName, connector }: Integration): string {
  const what = `${displayName} is ${KINDS[type]}.`;
  return connector ? what : `${what} There is no connector for it yet, so it cannot be connected.`;
}

type Read = Pick<IntegrationAnswer, 'list_operations' | 'sources' | 'unknowns'>;

const NOTHING_READ: Read = { list_operations: [], sources: [], unknowns: [] };

/** Read off files once: a connector does not change while the process runs. */
const made = new WeakMap<Connector, Read>();

function readOf(connector: Connector): Read {
  const known = made.get(connector);
  if (known) return known;
  const operations = namesOf(connector).map((action) => ({
    action,
    url: `GET ${resourceOfFunction(connector.type, action).path}`,
    implemented_fields: implementedFields(connector, action),
  }));
  const read = { list_operations: operations, ...documentedBy(connector) };
  made.set(connector, read);
  return read;
}

/** In the order of the model, as in a connection's `available_actions`. */
function namesOf(connector: Connector) {
  return functionsOf(connector.type)
    .map(({ name }) => name)
    .filter((name) => connector.functions.some((fn) => fn.name === name));
}
