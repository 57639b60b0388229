import type { paths } from '../api/schema.d.ts';

type List = paths['/magic-links']['get'];

/** An invitation to connect. */
export type MagicLink = List['responses'][200]['content']['application/json']['magic_links'][number];

const KINDS: Record<MagicLink['integration_type'], string> = {
  wms: 'Any warehouse system',
  cart: 'Any shop',
  carrier: 'Any carrier',
};

/**
 * What whoever opens a link may connect: "ShipHero, Extensiv", "Any shop".
 *
 * @param names of integrations by their slugs; one that has none there is told by its slug
 */
export function offeredBy(link: MagicLink, names: ReadonlyMap<string, string>): string {
  const { integration_allow_list: allowed, integration_block_list: blocked } = link;
  if (link.connection_id !== null) return 'New credentials of a connection';
  const named = (slugs: readonly string[]) => slugs.map((slug) => names.get(slug) ?? slug).join(', ');
  if (allowed.length > 0) return named(allowed);
  const kind = KINDS[link.integration_type];
  return blocked.length > 0 ? `${kind} but ${named(blocked)}` : kind;
}
