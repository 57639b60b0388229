import { onTestFinished } from 'vitest';
import { type Knobs, startSandboxVendor } from '../../src/connectors/sandbox/simulator/index.ts';
import { query, testDatabase } from '../support/database.ts';
import { backhaul, newInstallation } from './processes.ts';

/** Runs a command to its end. */
export async function run(args: string[], env: Record<string, string>) {
  const command = backhaul(args, env);
  const { code } = await command.ended();
  return { code, out: command.out, err: command.err };
}

/** An installation that `backhaul start` serves, on a database and with a vendor of its own, without the demo. */
export async function servedInstallation(knobs: Partial<Knobs> = {}) {
  const database = await testDatabase();
  const vendor = await startSandboxVendor({ defaults: knobs });
  onTestFinished(async () => {
    await vendor.close();
    await database.drop();
  });
  const here = await newInstallation({
    DATABASE_URL: database.url,
    BACKHAUL_SECRET_KEY: 'ab'.repeat(32),
    BACKHAUL_SANDBOX_URL: vendor.url,
    BACKHAUL_DEMO: '0',
  });
  const server = backhaul(['start'], here.env);
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
