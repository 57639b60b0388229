/** The real server with real connectors, over sockets: API, worker, dispatch, and whatever clock the sources have. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { expect } from 'vitest';
import { startApi } from '../../src/api/index.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { newToken, tokenHash } from '../../src/store/seal.ts';
import { type Assembly, assemble } from '../../src/sync/assemble.ts';
import type { Clock } from '../../src/sync/clock.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import type { Job } from '../../src/sync/job.ts';
import { Worker } from '../../src/sync/worker.ts';
import { Client } from '../api/client.ts';
import { testDatabase } from '../support/database.ts';

export interface Server extends Assembly {
  url: string;
  key: string;
  client: Client;
  /** Everything the server and the worker logged. */
  logged: string[];
  /** Connects as a customer's program would. @returns the access token */
  connect(body: Record<string, unknown>): Promise<{ id: string; token: string }>;
  /** Waits until the connection's first syncs are over. */
  initialDone(id: string): Promise<void>;
  /** Asks for a sync and waits for its end. */
  backfill(token: string, functionName: string, start: string, end: string): Promise<Job>;
  /** Has a window compared with what is stored, and waits for the end of it. */
  verify(token: string, functionName: string, start: string, end: string): Promise<Job>;
  /** Walks a list to its end. */
  list(token: string, path: string, query?: string, limit?: number): Promise<Record<string, unknown>[]>;
  end(): Promise<void>;
}

export async function startServer(options: {
  connectors: readonly Connector[];
  clock: Clock;
  filesDir?: string;
  /** Connections that are worked on at a time; four unless told. */
  slots?: number;
}): Promise<Server> {
  const database = await testDatabase();
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const assembly = await assemble({
    url: database.url,
    connectors: options.connectors,
    secretKey: Buffer.alloc(32, 5),
    settings: DEFAULT_SYNC_SETTINGS,
    clock: options.clock,
    log,
    ...(options.filesDir === undefined ? {} : { filesDir: options.filesDir }),
  });
  const { engine, sealer, pool, dispatch, hints } = assembly;
  const limits = { readsPerSecond: 0, writesPerSecond: 0 };
  const api = await startApi({ engine, sealer, host: '127.0.0.1', port: 0, log, limits });
  const worker = new Worker(engine, dispatch, hints, { slots: options.slots ?? 4, name: 'test', log });
  worker.start();

  const organizationId = v7();
  const key = newToken('bhk');
  await pool.query("INSERT INTO organization (organization_id, name) VALUES ($1, 'Test')", [organizationId]);
  await pool.query(
    "INSERT INTO api_key (api_key_id, organization_id, name, key_hash, access) VALUES ($1, $2, 'test', $3, 'full')",
    [v7(), organizationId, tokenHash(key)],
  );
  const client = new Client(api.url, key);
  const jobDone = async (path: string, token: string, json: Record<string, string>) => {
    const asked = await client.post(path, { token, json });
    expect(asked.status, asked.text).toBe(200);
    for (;;) {
      const { body } = await client.get(`/connections/on-demand-syncs/${asked.body.id}`, { token });
      if (body.status !== 'open') return body as Job;
      await sleep(50);
    }
  };

  return {
    ...assembly,
    url: api.url,
    key,
    client,
    logged,
    async connect(body) {
      const { status, body: made } = await client.post('/connections', { json: body });
      expect(made).toMatchObject({ connection_id: expect.any(String) });
      expect(status).toBe(200);
      return { id: made.connection_id, token: made.access_token };
    },
    async initialDone(id) {
      for (;;) {
        const { body } = await client.get(`/connections/${id}`);
        expect(body.data.errors).toEqual([]);
        if (Object.values(body.data.historical_sync_completed).every((done) => done)) return;
        await sleep(50);
      }
    },
    backfill: (token, function_name, start_time, end_time) =>
      jobDone('/connections/on-demand-syncs', token, { function_name, start_time, end_time }),
    verify: (token, function_name, start_time, end_time) =>
      jobDone('/connections/on-demand-syncs/verify', token, { function_name, start_time, end_time }),
    async list(token, path, query = '', limit = 1000) {
      const records: Record<string, unknown>[] = [];
      let page: string | null = null;
      do {
        const next: string = page === null ? '' : `&page_token=${encodeURIComponent(page)}`;
        // Not through the client, which holds each answer against our document: for long lists that takes longest.
        const response = await fetch(`${api.url}${path}?limit=${limit}${query && `&${query}`}${next}`, {
          headers: { 'x-trackstar-api-key': key, 'x-trackstar-access-token': token },
        });
        const body = (await response.json()) as {
          data: Record<string, unknown>[];
          next_token: string | null;
        };
        expect(response.status, JSON.stringify(body).slice(0, 300)).toBe(200);
        records.push(...body.data);
        page = body.next_token;
      } while (page !== null);
      return records;
    },
    async end() {
      await worker.stop();
      await api.close();
      await assembly.close();
      await database.drop();
    },
  };
}
