import { realpathSync } from 'node:fs';
import pg from 'pg';
import { DATABASE_USER } from './cluster.ts';

const DATABASE = 'backhaul';

/** The address of the database on this machine. */
export function databaseUrl(port: number, password: string): string {
  return `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

/**
 * Asks the server on `port` whether it is up and is the one of `cluster`, and makes the database if needed.
 *
 * @returns its version; or why not: the error, and whether waiting is of no use
 */
export async function askServer(
  port: number,
  password: string,
  cluster: string,
): Promise<{ version: string } | { problem: string; hopeless: boolean }> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: DATABASE_USER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {}); // a server that goes away meanwhile: the query below reports it
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT current_setting('server_version') AS version, current_setting('data_directory') AS folder,
              EXISTS (SELECT 1 FROM pg_database WHERE datname = $1) AS made`,
      [DATABASE],
    );
    const { version, folder, made } = rows[0];
    if (realpathSync(folder) !== realpathSync(cluster))
      return { problem: `the server on port ${port} keeps its data in ${folder}`, hopeless: true };
    if (!made)
      await client.query(`CREATE DATABASE ${DATABASE} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
    return { version };
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    return { problem: message || code || 'no answer', hopeless: code === '28P01' };
  } finally {
    await client.end().catch(() => {});
  }
}
