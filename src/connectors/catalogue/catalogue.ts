import type { FunctionName, IntegrationType } from '../../model/index.ts';
import type { Basis, Connector, CredentialField, Evidence } from '../kit/manifest.ts';
import { FOUNDING_PAIRS, type FoundingRow } from './founding-pairs.ts';
import { PLANNED_WAREHOUSES } from './planned/warehouses.ts';

/** One data type of an integration, and what is known of how it is read. */
export interface CataloguedFunction {
  name: FunctionName;
  /** Null without a connector: nobody has decided it. */
  basis: Basis | null;
  /** Null without a connector: nothing was checked. */
  evidence: Evidence | null;
  /** Whether it may be synced on demand unless an operator says otherwise. */
  onDemand: boolean;
}

/** An integration as this installation knows it. */
export interface Integration {
  type: IntegrationType;
  name: string;
  displayName: string;
  /** What reads it; null where nobody has written that yet, and nobody can connect. */
  connector: Connector | null;
  credentials: readonly CredentialField[];
  functions: readonly CataloguedFunction[];
}

/**
 * All integrations: those of the founding page in its order, then the connectors beyond it, such as the sandboxes.
 * Of what has a connector the manifest alone is believed; the founding page only gives its spelling of the name.
 */
export function catalogueOf(connectors: readonly Connector[]): readonly Integration[] {
  const isListed = (connector: Connector) => FOUNDING_PAIRS.some((row) => same(row, connector));
  return [
    ...FOUNDING_PAIRS.map((row) => {
      const connector = connectors.find((candidate) => same(row, candidate));
      return connector ? connected(connector, row.displayName) : planned(row);
    }),
    ...connectors.filter((connector) => !isListed(connector)).map((one) => connected(one, one.displayName)),
  ];
}

function connected(connector: Connector, displayName: string): Integration {
  const { type, name, credentials } = connector;
  const functions = connector.functions.map(({ name, basis, evidence, onDemand }) => ({
    name,
    basis,
    evidence,
    onDemand,
  }));
  return { type, name, displayName, connector, credentials, functions };
}

function planned({ type, name, displayName, functions }: FoundingRow): Integration {
  // Every carrier has a connector.
  const fields = type === 'wms' ? PLANNED_WAREHOUSES[name] : undefined;
  return {
    type,
    name,
    displayName,
    connector: null,
    credentials: fields ?? [],
    functions: functions.map((fn) => ({ name: fn, basis: null, evidence: null, onDemand: false })),
  };
}

function same(one: { type: string; name: string }, other: { type: string; name: string }): boolean {
  return one.type === other.type && one.name === other.name;
}
