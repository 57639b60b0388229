import type { Connector } from '../../src/connectors/kit/manifest.ts';

/** A connector that asks at another address than the vendor's own. */
export function placed(connector: Connector, url: string): Connector {
  return { ...connector, baseUrl: url };
}
