import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { pause } from '../../src/store/embedded/processes.ts';
import './provided.ts';

/** `url` with another database of the same server in it. */
export function withDatabase(url: string, name: string): string {
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  return copy.href;
}

/** Runs one statement on a connection of its own and returns its rows. */
// biome-ignore lint/suspicious/noExplicitAny: the rows of any statement
export async function query(url: string, sql: string, values: unknown[] = []): Promise<any[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A fresh migrated database for one test or file: a copy of the template. `drop` ends its sessions too. */
export async function testDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const template = inject('databaseUrl');
  const server = withDatabase(template, 'postgres');
  const name = `backhaul_test_${randomBytes(8).toString('hex')}`;
  for (let tries = 1; ; tries++) {
    try {
      await query(server, `CREATE DATABASE ${name} TEMPLATE ${new URL(template).pathname.slice(1)}`);
      break;
    } catch (error) {
      // 55006: somebody is connected to the template at this moment, which copying it does not allow.
      if ((error as { code?: string }).code !== '55006' || tries >= 100) throw error;
      await pause(20 + Math.random() * 50);
    }
  }
  return {
    url: withDatabase(template, name),
    drop: async () => {
      await query(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
