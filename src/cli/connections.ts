import { toConnectionAnswers } from '../api/connection-answer.ts';
import { type ConnectionRecord, listConnections } from '../store/queries/connections.ts';
import type { Engine } from '../sync/engine.ts';
import { describeConnection, listRows } from './connections-describe.ts';
import { findByName } from './connections-find.ts';
import { listOrganizations, type Organization } from './organizations.ts';
import { printJson } from './output.ts';
import { EXIT } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { tableLines } from './table.ts';
import { withEngine } from './with-engine.ts';

const PAGE = 500;

/** `connections list`: all of all organizations. */
export function listAll(settings: Settings, { json }: { json?: boolean }): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const screen = new Screen();
    const organizations = await listOrganizations(engine.pool);
    const records: ConnectionRecord[] = [];
    for (const one of organizations) records.push(...(await connectionsOf(engine, one)));
    const shown = await shownAs(engine, records);
    if (json) printJson({ data: shown });
    else if (shown.length === 0)
      screen.say(
        'There are no connections. Make one with: backhaul connections create <integration>\n"backhaul integrations list --available" shows what can be connected.',
      );
    else for (const line of tableLines(listRows(shown, organizations))) screen.say(line);
    return EXIT.ok;
  });
}

/** `connections show <connection>`. */
export function showOne(settings: Settings, name: string, { json }: { json?: boolean }): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const [shown] = await shownAs(engine, [await findByName(engine.pool, name)]);
    if (json) printJson(shown);
    else describeConnection(new Screen(), shown!);
    return EXIT.ok;
  });
}

/** `connections token <connection>`: the token alone, so that a shell can take it. */
export function showToken(settings: Settings, name: string, { json }: { json?: boolean }): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const { connection_id, sealed_access_token } = await findByName(engine.pool, name);
    const accessToken = engine.sealer.open(connection_id, sealed_access_token);
    if (json) printJson({ connection_id, access_token: accessToken });
    else new Screen().say(accessToken);
    return EXIT.ok;
  });
}

async function connectionsOf(engine: Engine, { organization_id }: Organization): Promise<ConnectionRecord[]> {
  const all: ConnectionRecord[] = [];
  for (let page: ConnectionRecord[] = []; ; ) {
    page = await listConnections(engine.pool, organization_id, {}, page.at(-1)?.connection_id ?? null, PAGE);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** As the API shows them, with whose they are: an operator sees all organizations. */
async function shownAs(engine: Engine, records: ConnectionRecord[]) {
  const answers = await toConnectionAnswers(engine, records);
  return answers.map((answer, at) => ({ ...answer, organization_id: records[at]!.organization_id }));
}
