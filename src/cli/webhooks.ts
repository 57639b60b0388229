import { listEndpoints } from '../store/queries/endpoint-find.ts';
import type { Engine } from '../sync/engine.ts';
import { createEndpoint } from '../webhooks/create-endpoint.ts';
import { deleteEndpoint } from '../webhooks/delete-endpoint.ts';
import { type Endpoint, readEndpoint, toEndpoint } from '../webhooks/endpoint-view.ts';
import { disableEndpoint, enableEndpoint } from '../webhooks/switch-endpoint.ts';
import { updateEndpoint } from '../webhooks/update-endpoint.ts';
import { chooseOrganization } from './choose-organization.ts';
import { listOrganizations } from './organizations.ts';
import { printJson } from './output.ts';
import { EXIT } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { tableLines } from './table.ts';
import { describeEndpoint, endpointRows, type ShownEndpoint } from './webhooks-describe.ts';
import { findEndpointByName, type NamedEndpoint } from './webhooks-find.ts';
import { readNarrowing, readSecretFile } from './webhooks-options.ts';
import { withEngine } from './with-engine.ts';
import { counted } from './words.ts';

interface Json {
  json?: boolean;
}

/** What `create` and `update` share. */
interface Wishes extends Json {
  events?: string;
  connections?: string;
  description?: string;
  perSecond?: number;
}

/** `webhooks list`: all of all organizations. */
export function listAll(settings: Settings, { json }: Json): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const screen = new Screen();
    const organizations = await listOrganizations(engine.pool);
    const shown: ShownEndpoint[] = [];
    for (const { organization_id } of organizations) {
      const rows = await listEndpoints(engine.pool, organization_id);
      shown.push(...rows.map((row) => ({ ...toEndpoint(engine, row), organization_id })));
    }
    if (json) printJson({ data: shown });
    else if (shown.length === 0)
      screen.say('There are no webhook endpoints. Make one with: backhaul webhooks create <url>');
    else for (const line of tableLines(endpointRows(shown, organizations))) screen.say(line);
    return EXIT.ok;
  });
}

/** `webhooks create <url>`. */
export function createOne(
  settings: Settings,
  options: Wishes & { url: string; secretFile?: string; organization?: string },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const organizationId = await chooseOrganization(engine.pool, options.organization, 'this endpoint');
    const given = await readSecretFile(options.secretFile);
    const wish = {
      url: options.url,
      ...(await readWishes(engine, options)),
      ...(given === undefined ? {} : { secret: given }),
    };
    const made = await createEndpoint(engine, organizationId, wish, settings.webhookAllow);
    if (options.json) {
      printJson({ ...made, organization_id: organizationId });
      return EXIT.ok;
    }
    const screen = new Screen();
    screen.fact('endpoint', made.id);
    screen.fact('url', made.url);
    screen.fact('secret', made.secret);
    screen.say(
      'It is sent what happens from now on. The receiver needs the secret to tell that a message is ours.',
    );
    screen.say(`Try it with: backhaul webhooks test ${made.id}`);
    return EXIT.ok;
  });
}

/** `webhooks show <endpoint>`. */
export function showOne(settings: Settings, name: string, options: Json): Promise<number> {
  return about(settings, name, options, async (engine, { organization_id, endpoint_id }) => ({
    endpoint: await readEndpoint(engine, organization_id, endpoint_id),
  }));
}

/** `webhooks update <endpoint>`. */
export function updateOne(
  settings: Settings,
  name: string,
  options: Wishes & { url?: string },
): Promise<number> {
  return about(settings, name, options, async (engine, { organization_id, endpoint_id }) => {
    const wish = {
      ...(options.url === undefined ? {} : { url: options.url }),
      ...(await readWishes(engine, options)),
    };
    const allow = settings.webhookAllow;
    return { endpoint: await updateEndpoint(engine, organization_id, endpoint_id, wish, allow) };
  });
}

/** `webhooks delete <endpoint>`. */
export function deleteOne(settings: Settings, name: string, { json }: Json): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const { organization_id, endpoint_id, url } = await findEndpointByName(engine.pool, name);
    await deleteEndpoint(engine, organization_id, endpoint_id);
    if (json) printJson({ id: endpoint_id, deleted: true });
    else new Screen().say(`The endpoint ${url} is deleted: nothing more is sent there.`);
    return EXIT.ok;
  });
}

/** `webhooks enable <endpoint>`. */
export function enableOne(
  settings: Settings,
  name: string,
  options: Json & { skipMissed?: boolean },
): Promise<number> {
  return about(settings, name, options, async (engine, { organization_id, endpoint_id }) => {
    const skip = options.skipMissed ?? false;
    const endpoint = await enableEndpoint(engine, organization_id, endpoint_id, { skip });
    const follow = endpoint.behind + endpoint.waiting;
    return {
      endpoint,
      said: `It is switched on. ${follow === 0 ? 'Nothing it missed follows' : `${counted(follow, 'event')} it missed ${follow === 1 ? 'follows' : 'follow'}`}.`,
    };
  });
}

/** `webhooks disable <endpoint>`. */
export function disableOne(settings: Settings, name: string, options: Json): Promise<number> {
  return about(settings, name, options, async (engine, { organization_id, endpoint_id }) => ({
    endpoint: await disableEndpoint(engine, organization_id, endpoint_id),
    said: 'It is switched off. What happens meanwhile follows when it is switched on again, as far as it is still kept.',
  }));
}

/** Does something with an endpoint and shows it afterwards, or says what was done. */
function about(
  settings: Settings,
  name: string,
  { json }: Json,
  work: (engine: Engine, named: NamedEndpoint) => Promise<{ endpoint: Endpoint; said?: string }>,
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const named = await findEndpointByName(engine.pool, name);
    const { endpoint, said } = await work(engine, named);
    const shown = { ...endpoint, organization_id: named.organization_id };
    const screen = new Screen();
    if (json) printJson(shown);
    else if (said === undefined) describeEndpoint(screen, shown);
    else screen.say(said);
    return EXIT.ok;
  });
}

async function readWishes(engine: Engine, { events, connections, description, perSecond }: Wishes) {
  return {
    ...(await readNarrowing(engine.pool, events, connections)),
    ...(description === undefined ? {} : { description }),
    ...(perSecond === undefined ? {} : { max_per_second: perSecond }),
  };
}
