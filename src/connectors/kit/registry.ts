import type { Connector, SourceFunction } from './manifest.ts';

/** The connectors an installation knows, found by type and slug: `sandbox` exists for wms, cart and carrier. */
export class Registry {
  readonly #connectors: ReadonlyMap<string, Connector>;

  constructor(connectors: readonly Connector[]) {
    this.#connectors = new Map(
      connectors.map((connector) => [keyOf(connector.type, connector.name), connector]),
    );
  }

  find(type: string, name: string): Connector | undefined {
    return this.#connectors.get(keyOf(type, name));
  }

  all(): Connector[] {
    return [...this.#connectors.values()];
  }
}

/** A connector's function by name; undefined when the connector has none. */
export function functionOf(connector: Connector, name: string): SourceFunction | undefined {
  return connector.functions.find((candidate) => candidate.name === name);
}

function keyOf(type: string, name: string): string {
  return `${type}/${name}`;
}
