import { invalidField } from './errors.ts';
import { findFunction, functionsOf } from './functions.ts';
import type { IntegrationType } from './names.ts';

/**
 * The functions of a type that are disabled: what the connection says, else what its organization says, else those
 * that are off until somebody turns them on.
 *
 * @param own null where the connection has no setting of its own
 * @param organization null where the organization has said nothing about this type
 */
export function disabledFunctions(
  type: IntegrationType,
  own: readonly string[] | null,
  organization: readonly string[] | null,
): string[] {
  const said = own ?? organization;
  return functionsOf(type)
    .filter(({ name, onByDefault }) => (said ? said.includes(name) : !onByDefault))
    .map(({ name }) => name);
}

/**
 * A list of functions to disable, as it is kept: each once, in the order of the catalogue.
 *
 * @param field where in the request the list stands
 * @param present functions that there are; those of the list that are missing here do no harm
 * @throws BackhaulError invalid, for a name that no function of the type has, and for one that stays enabled
 *   without the function it needs
 */
export function checkDisabled(
  type: IntegrationType,
  names: readonly string[],
  field: string,
  present: readonly string[],
): string[] {
  const unknown = names.find((name) => !findFunction(type, name));
  if (unknown !== undefined)
    throw invalidField(field, `${unknown.slice(0, 100)} is not a function of the type ${type}.`);
  for (const { name, needs } of functionsOf(type)) {
    const isOn = present.includes(name) && !names.includes(name);
    if (needs && isOn && present.includes(needs) && names.includes(needs))
      throw invalidField(field, `${name} needs ${needs}: disable both of them, or neither.`);
  }
  return disabledFunctions(type, names, null);
}
