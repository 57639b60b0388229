import type { Connector } from './manifest.ts';

/** A connector that asks elsewhere than at the vendor's own addresses: at a simulator, or through a proxy. */
export function placedAt(connector: Connector, url: string): Connector {
  const urls = Object.keys(connector.urls ?? {}).map((name) => [name, `${url}/${name}`] as const);
  return { ...connector, baseUrl: url, ...(urls.length > 0 && { urls: Object.fromEntries(urls) }) };
}
