import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Knobs, startSandboxVendor } from '../../src/connectors/sandbox/simulator/index.ts';
import { query, testDatabase } from '../support/database.ts';
import { type AtEnd, backhaul, newInstallation } from './processes.ts';

/** Runs a command to its end. */
export async function run(args: string[], env: Record<string, string>, atEnd?: AtEnd) {
  const command = backhaul(args, env, atEnd);
  const { code } = await command.ended();
  return { code, out: command.out, err: command.err };
}

/** An installation that `backhaul start` serves, on a database and with a vendor of its own, without the demo. */
export async function servedInstallation(
  knobs: Partial<Knobs> = {},
  atEnd: AtEnd = (cleanUp) => onTestFinished(cleanUp),
  env: Record<string, string> = {},
) {
  const database = await testDatabase();
  const vendor = await startSandboxVendor({ defaults: knobs });
  atEnd(async () => {
    await vendor.close();
    await database.drop();
  });
  const here = await newInstallation(
    {
      DATABASE_URL: database.url,
      BACKHAUL_SECRET_KEY: 'ab'.repeat(32),
      BACKHAUL_SANDBOX_URL: vendor.url,
      BACKHAUL_DEMO: '0',
      ...env,
    },
    atEnd,
  );
  const server = backhaul(['start'], here.env, atEnd);
  await server.says('Serving. Ctrl-C stops everything.');
  const connection = (type: string) =>
    here.sandbox().connections.find((one) => one.integration_type === type)!;
  return {
    ...here,
    databaseUrl: database.url,
    server,
    vendor,
    connection,
    account: (type: string) => vendor.account(connection(type).vendor_api_key),
    rows: (sql: string, values: unknown[] = []) => query(database.url, sql, values),
  };
}

/** One such installation for all tests of a file, which takes a while to start: ask for it within a test. */
export function sharedInstallation(): () => Awaited<ReturnType<typeof servedInstallation>> {
  const cleanUps: (() => void | Promise<void>)[] = [];
  let shared: Awaited<ReturnType<typeof servedInstallation>>;
  beforeAll(async () => {
    shared = await servedInstallation({}, (cleanUp) => void cleanUps.push(cleanUp));
  }, 240_000);
  afterAll(async () => {
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  }, 60_000);
  return () => shared;
}
