import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Type from 'typebox';
import { oneOf } from '../model/fields.ts';
import { BackhaulError } from '../model/index.ts';
import { appliedMigrations } from '../store/queries/applied-migrations.ts';
import { answers, SECURITY } from './answers.ts';
import type { ApiOptions, App } from './options.ts';

/** A machine that asks whether we are ready wants to know now. */
const PATIENCE_MS = 2000;
const MIGRATIONS = join(import.meta.dirname, '..', 'store', 'migrations');

/** Whether the process lives, and whether it can do its work. Nobody has to say who he is. */
export function registerHealth(app: App, { engine, ready }: ApiOptions): void {
  const wanted = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  const common = { tags: ['operation'], security: SECURITY.none };

  app.get('/healthz', {
    schema: {
      ...common,
      summary: 'Whether the process lives',
      response: answers(Type.Object({ status: oneOf(['ok'], 'ok') }), 'none'),
    },
    handler: async () => ({ status: 'ok' as const }),
  });

  app.get('/readyz', {
    schema: {
      ...common,
      summary: 'Whether requests can be served',
      description: 'The database can be reached and fits this version.',
      response: answers(Type.Object({ status: oneOf(['ready'], 'ready') }), 'none'),
    },
    handler: async () => {
      const late = new AbortController();
      const isReady = await Promise.race([
        works().catch(() => false),
        sleep(PATIENCE_MS, false, { signal: late.signal }).catch(() => false),
      ]);
      late.abort();
      if (isReady) return { status: 'ready' as const };
      throw new BackhaulError('unavailable', 'The database cannot be reached, or is not migrated yet.');
    },
  });

  async function works(): Promise<boolean> {
    const applied = await appliedMigrations(engine.pool);
    return wanted.every((name) => applied.includes(name)) && (ready ? await ready() : true);
  }
}
