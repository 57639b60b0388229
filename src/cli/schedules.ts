import { toConnectionAnswers } from '../api/connection-answer.ts';
import { BackhaulError, findFunction, functionsOf } from '../model/index.ts';
import { nearest } from '../model/nearest.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { disableFunctions } from '../sync/disable.ts';
import type { Engine } from '../sync/engine.ts';
import { changeFrequency, pauseSchedules } from '../sync/steer-schedules.ts';
import { describeSchedules } from './connections-describe.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { withEngine } from './with-engine.ts';

/** `schedules list <connection>`. */
export function listSchedules(
  settings: Settings,
  name: string,
  { json }: { json?: boolean },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    await show(engine, await findByName(engine.pool, name), json);
    return EXIT.ok;
  });
}

/** `schedules pause|resume <connection> [function]`. */
export async function pause(
  settings: Settings,
  wish: { name: string; functionName: string | undefined; paused: boolean; all?: boolean; json?: boolean },
): Promise<number> {
  const { functionName = null, paused, all = false } = wish;
  if ((functionName === null) !== all)
    throw new Refusal('Say which schedule is meant: either a function, or --all.', EXIT.usage);
  return change(settings, wish, (engine, connection) =>
    pauseSchedules(engine, connection, functionName, paused),
  );
}

/** `schedules frequency <connection> <function> <time>`. */
export function changeHowOften(
  settings: Settings,
  wish: { name: string; functionName: string; seconds: number | 'default'; json?: boolean },
): Promise<number> {
  const seconds = wish.seconds === 'default' ? null : wish.seconds;
  return change(settings, wish, (engine, connection) =>
    changeFrequency(engine, connection, wish.functionName, seconds),
  );
}

/** `schedules disable <connection> <functions...>`: these, beside those that are disabled already. */
export function disable(
  settings: Settings,
  wish: { name: string; functions: string[]; json?: boolean },
): Promise<number> {
  return change(settings, wish, (engine, connection) => {
    refuseUnknown(connection, wish.functions);
    return disableFunctions(engine, connection, (now) => [...now, ...wish.functions]);
  });
}

/** `schedules enable <connection> [functions...]`: these; the others that are disabled stay so. */
export async function enable(
  settings: Settings,
  wish: { name: string; functions: string[]; asOrganization?: boolean; json?: boolean },
): Promise<number> {
  const { functions, asOrganization = false } = wish;
  if ((functions.length === 0) !== asOrganization)
    throw new Refusal('Say what is meant: either functions, or --as-organization.', EXIT.usage);
  return change(settings, wish, (engine, connection) => {
    refuseUnknown(connection, functions);
    const left = (now: readonly string[]) => now.filter((name) => !functions.includes(name));
    return disableFunctions(engine, connection, asOrganization ? null : left);
  });
}

/** Changes something, and shows how the connection stands then. */
function change(
  settings: Settings,
  { name, json }: { name: string; json?: boolean },
  work: (engine: Engine, connection: ConnectionRecord) => Promise<boolean>,
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, name);
    const updated = await work(engine, connection).catch((error) => {
      throw inOurWords(error);
    });
    if (!json) new Screen().say(updated ? 'Done. It stands so now:\n' : 'It stood so already:\n');
    await show(engine, await findByName(engine.pool, connection.connection_id), json, updated);
    return EXIT.ok;
  });
}

async function show(
  engine: Engine,
  connection: ConnectionRecord,
  json: boolean | undefined,
  updated?: boolean,
): Promise<void> {
  const [answer] = await toConnectionAnswers(engine, [connection]);
  const { connection_id, disabled_functions, sync_schedules } = answer!;
  const document = { connection_id, disabled_functions, sync_schedules };
  if (json) printJson(updated === undefined ? document : { ...document, updated });
  else describeSchedules(new Screen(), answer!);
}

function refuseUnknown({ integration_type: type }: ConnectionRecord, names: readonly string[]): void {
  const unknown = names.find((name) => !findFunction(type, name));
  if (unknown === undefined) return;
  const known = functionsOf(type).map(({ name }) => name);
  throw new Refusal(
    `${unknown.slice(0, 64)} is not a function of the type ${type}. Did you mean ${nearest(unknown.slice(0, 64), known)}?`,
    EXIT.usage,
  );
}

/** The engine speaks of the API's field; here the functions are words of their own. */
function inOurWords(error: unknown): unknown {
  if (!(error instanceof BackhaulError) || error.code !== 'invalid') return error;
  const { detail } = error;
  return new BackhaulError(error.code, error.message.replace(/^disabled_functions: /, ''), {
    ...(detail && { detail }),
  });
}
