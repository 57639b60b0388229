import type { Pool } from 'pg';
import { type MagicLinkAnswer, toMagicLinkAnswer } from '../api/magic-link-answer.ts';
import { magicAddress, makeMagicLink } from '../link/invite.ts';
import type { IntegrationType } from '../model/index.ts';
import { deleteMagicLink, type Invitation, listMagicLinks } from '../store/queries/invitations.ts';
import type { Assembly } from '../sync/assemble.ts';
import { chooseOrganization } from './choose-organization.ts';
import { findByName } from './connections-find.ts';
import { findLink } from './link-find.ts';
import { noteOperator } from './note-operator.ts';
import { listOrganizations, type Organization } from './organizations.ts';
import { printJson } from './output.ts';
import { publicUrl } from './public-url.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { tableLines } from './table.ts';
import { withDatabase } from './with-database.ts';
import { withEngine } from './with-engine.ts';
import { instantText } from './words.ts';

const PART = 1000;
const LONGEST_CUSTOMER_ID = 500;

/** A magic link as the API shows it, and whose it is. */
type ShownLink = MagicLinkAnswer & { organization_id: string };

interface Json {
  json?: boolean;
}

/** What `link create` is told. */
interface Wishes extends Json {
  type?: IntegrationType;
  days?: number;
  only?: string;
  except?: string;
  with?: string[];
  customerId?: string;
  connection?: string;
  disabledFunctions?: string[];
  enabledFunctions?: string[];
  organization?: string;
}

/** `link create`: makes a magic link and prints its address. */
export function createLink(settings: Settings, options: Wishes): Promise<number> {
  if ((options.customerId ?? '').length > LONGEST_CUSTOMER_ID)
    throw new Refusal(`--customer-id is longer than ${LONGEST_CUSTOMER_ID} characters.`, EXIT.usage);
  return withEngine(settings, async ({ engine, sealer }) => {
    const { pool } = engine;
    const connection = options.connection === undefined ? null : await findByName(pool, options.connection);
    const organizationId =
      connection?.organization_id ?? (await chooseOrganization(pool, options.organization, 'this link'));
    const link = await makeMagicLink(engine, sealer, organizationId, {
      ...(options.type !== undefined && { integrationType: options.type }),
      ...(options.days !== undefined && { days: options.days }),
      customerId: options.customerId ?? null,
      connection,
      allowList: slugs(options.only),
      blockList: slugs(options.except),
      withFunctions: options.with ?? [],
      disabledFunctions: options.disabledFunctions ?? [],
      enabledFunctions: options.enabledFunctions ?? [],
    });
    const shown = show(settings, sealer, link);
    await noteOperator(pool, organizationId, 'link create', shown.id);
    if (options.json) {
      printJson(shown);
      return EXIT.ok;
    }
    const screen = new Screen();
    screen.fact('address', shown.url ?? '');
    screen.fact('id', shown.id);
    screen.fact('for', whatFor(shown));
    screen.fact('works', `until ${instantText(shown.expires_at)}${connection ? ', once' : ''}`);
    screen.say('Send the address to the customer: whoever has it can connect an account.');
    if (settings.publicUrl === undefined)
      screen.say('BACKHAUL_PUBLIC_URL is not set, so this address leads here from this machine alone.');
    return EXIT.ok;
  });
}

/** `link list`: those of all organizations that have not expired. */
export function listLinks(settings: Settings, { json }: Json): Promise<number> {
  return withEngine(settings, async ({ engine: { pool }, sealer }) => {
    const organizations = await listOrganizations(pool);
    const shown: ShownLink[] = [];
    for (const { organization_id: owner } of organizations)
      for await (const link of linksOf(pool, owner)) shown.push(show(settings, sealer, link));
    const screen = new Screen();
    if (json) printJson({ data: shown });
    else if (shown.length === 0) screen.say('There are no magic links. Make one with: backhaul link create');
    else for (const line of tableLines(rowsOf(shown, organizations))) screen.say(line);
    return EXIT.ok;
  });
}

/** `link delete <link>`: it works no more. */
export function deleteLink(settings: Settings, name: string, { json }: Json): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const { invitation_id: id, organization_id: owner } = await findLink(pool, name);
    await deleteMagicLink(pool, owner, id);
    const shown = id.replaceAll('-', '');
    await noteOperator(pool, owner, 'link delete', shown);
    if (json) printJson({ id: shown, object: 'magic_link', deleted: true });
    else screen.say(`The link ${shown} works no more. What was connected by it stays.`);
  });
}

async function* linksOf(pool: Pool, owner: string): AsyncGenerator<Invitation> {
  for (let after: string | null = null; ; ) {
    const part: Invitation[] = await listMagicLinks(pool, owner, after, PART);
    yield* part;
    if (part.length < PART) return;
    after = part.at(-1)!.invitation_id;
  }
}

function show(settings: Settings, sealer: Assembly['sealer'], link: Invitation): ShownLink {
  const url = magicAddress(sealer, publicUrl(settings), link);
  return { ...toMagicLinkAnswer(link, url), organization_id: link.organization_id };
}

function rowsOf(shown: readonly ShownLink[], organizations: readonly Organization[]): string[][] {
  const nameOf = new Map(organizations.map((one) => [one.organization_id, one.name]));
  const several = organizations.length > 1;
  return [
    ['ID', ...(several ? ['ORGANIZATION'] : []), 'FOR', 'CUSTOMER', 'WORKS UNTIL', 'USED', 'ADDRESS'],
    ...shown.map((one) => [
      one.id,
      ...(several ? [nameOf.get(one.organization_id) ?? one.organization_id] : []),
      whatFor(one),
      one.customer_id ?? '-',
      one.connection_id && one.used_at ? 'used up' : instantText(one.expires_at),
      one.used_at ? instantText(one.used_at) : 'never',
      one.url ?? 'made under another secret key',
    ]),
  ];
}

function whatFor(one: MagicLinkAnswer): string {
  if (one.connection_id !== null) return `the connection ${one.connection_id}`;
  const { integration_type: type, integration_allow_list: only, integration_block_list: but } = one;
  if (only.length > 0) return only.join(', ');
  return but.length > 0 ? `${type} but ${but.join(', ')}` : type;
}

function slugs(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((slug) => slug.trim())
    .filter((slug) => slug !== '');
}
