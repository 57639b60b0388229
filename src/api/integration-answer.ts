import type { Integration } from '../connectors/catalogue/catalogue.ts';
import { implementedFields } from '../connectors/catalogue/implemented-fields.ts';
import { isOnDemand } from '../connectors/catalogue/on-demand.ts';
import type { Connector } from '../connectors/kit/manifest.ts';
import { functionsOf, type IntegrationType, resourceOfFunction } from '../model/index.ts';
import type { PairDecisions } from '../store/queries/pairs.ts';
import type { IntegrationAnswer } from './integration-schema.ts';

const KINDS: Readonly<Record<IntegrationType, string>> = {
  wms: 'a warehouse system',
  cart: 'a shop system',
  carrier: 'a carrier',
};

/** An integration as the API and the command line's `--json` show it, with the operator's decisions in it. */
export function toIntegrationAnswer(integration: Integration, decisions: PairDecisions): IntegrationAnswer {
  const { type, name, displayName, connector, credentials } = integration;
  const functions = integration.functions.map((fn) => ({
    name: fn.name,
    basis: fn.basis,
    evidence: fn.evidence,
    on_demand: connector !== null && isOnDemand(type, fn, decisions(type, name, fn.name)),
  }));
  return {
    integration_name: name,
    display_name: displayName,
    install_method: 'input',
    description: describe(integration),
    logo_url: '',
    write_operations: [],
    list_operations: connector ? listOperations(connector) : [],
    available_actions: connector ? namesOf(connector) : [],
    integration_type: type,
    available: connector !== null,
    credentials: credentials.map((field) => ({
      name: field.name,
      label: field.label,
      secret: field.secret,
      required: field.required,
      one_of: field.oneOf ? [...field.oneOf] : null,
    })),
    on_demand_functions: functions.filter((fn) => fn.on_demand).map((fn) => fn.name),
    functions,
  };
}

function describe({ type, displayName, connector }: Integration): string {
  const what = `${displayName} is ${KINDS[type]}.`;
  return connector ? what : `${what} There is no connector for it yet, so it cannot be connected.`;
}

/** Read off files once: a connector does not change while the process runs. */
const made = new WeakMap<Connector, IntegrationAnswer['list_operations']>();

function listOperations(connector: Connector): IntegrationAnswer['list_operations'] {
  const known = made.get(connector);
  if (known) return known;
  const operations = namesOf(connector).map((action) => ({
    action,
    url: `GET ${resourceOfFunction(connector.type, action).path}`,
    implemented_fields: implementedFields(connector, action),
  }));
  made.set(connector, operations);
  return operations;
}

/** In the order of the model, as in a connection's `available_actions`. */
function namesOf(connector: Connector) {
  return functionsOf(connector.type)
    .map(({ name }) => name)
    .filter((name) => connector.functions.some((fn) => fn.name === name));
}
