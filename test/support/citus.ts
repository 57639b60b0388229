import { distribute } from '../../src/store/citus/distribute.ts';
import { query } from './database.ts';

/** Makes a cluster of one node of a new database. */
export async function makeCitus(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  await query(url, 'CREATE EXTENSION citus');
  await query(url, 'SELECT citus_set_coordinator_host($1, $2)', [hostname, Number(port)]);
  await query(url, "SELECT citus_set_node_property($1, $2, 'shouldhaveshards', true)", [
    hostname,
    Number(port),
  ]);
}

/** Distributes the template, and ends the sessions that Citus keeps on it: what is in use cannot be copied. */
export async function distributeTemplate(server: string, url: string): Promise<void> {
  await distribute(url);
  await query(server, 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
    new URL(url).pathname.slice(1),
  ]);
}
