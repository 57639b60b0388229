import type { Opened } from './address.ts';
import type { Choice, Invitation } from './client.ts';

/** Of what an invitation offers, what the page asks for that opened this one; a magic link says all of it itself. */
export function narrowed({ kind, connection, integrations }: Invitation, opened: Opened): Choice[] {
  if (connection || kind === 'magic') return integrations;
  const { type, allow, block, wanted, sandbox } = opened;
  return integrations
    .filter((one) => one.integration_type === (type ?? 'wms'))
    .filter((one) => allow.length === 0 || allow.includes(one.integration_name))
    .filter((one) => !block.includes(one.integration_name))
    .filter((one) => one.integration_name !== 'sandbox' || sandbox || allow.includes('sandbox'))
    .filter((one) => wanted.every((name) => one.functions.includes(plural(name))));
}

/** The one to begin with, without a choice: what was asked for, or all there is. */
export function onlyOne(choices: readonly Choice[], opened: Opened): Choice | null {
  const named = choices.find((one) => one.integration_name === opened.integration);
  return named ?? (choices.length === 1 ? choices[0]! : null);
}

/** Those whose name holds what was typed, in any case and without what stands between words. */
export function search(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = bare(typed);
  return choices.filter(
    (one) => bare(one.display_name).includes(wanted) || bare(one.integration_name).includes(wanted),
  );
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The documented component calls one function in the singular. */
function plural(name: string): string {
  return name === 'get_inbound_shipment' ? 'get_inbound_shipments' : name;
}
