import { type FunctionName, findFunction, type IntegrationType } from '../../model/index.ts';
import type { Integration } from './catalogue.ts';

/**
 * Whether a function of an integration may be synced on demand: never what cannot be, else what the operator
 * decided, else what the manifest says.
 *
 * @param source the function as the manifest has it; undefined where the integration has no such function
 * @param decided the operator's word on the pair; undefined where there is none
 */
export function isOnDemand(
  type: IntegrationType,
  source: { name: FunctionName; onDemand: boolean } | undefined,
  decided: boolean | undefined,
): boolean {
  const possible = source && findFunction(type, source.name)?.onDemand;
  return possible ? (decided ?? source.onDemand) : false;
}

/**
 * Why no operator can have this pair enabled, as sentences for people; null when it is his to decide.
 *
 * @param functionName as it was typed
 */
export function whyNever(integration: Integration, functionName: string): string | null {
  const { type, displayName, connector, functions } = integration;
  const definition = findFunction(type, functionName);
  const has = functions.some(({ name }) => name === functionName);
  if (definition && !definition.onDemand) {
    if (type === 'cart')
      return 'Nothing of a cart can be synced on demand. Its data comes by schedule, or by a sync of the connection now (POST /connections/{id}/sync).';
    return `${functionName} cannot be synced on demand: each sync of it reads all there is at that moment, whatever window one names, so a window would change nothing. To have it fresh, sync the connection now (POST /connections/{id}/sync) or wait for its schedule.`;
  }
  if (connector && definition && has) return null;
  if (connector || !definition)
    return `${displayName} has no function called "${functionName.slice(0, 64)}" here. It has ${functions.map(({ name }) => name).join(', ')}.`;
  return `There is no connector for ${displayName} yet: nothing of it can be read, so ${functionName} cannot be enabled.`;
}
