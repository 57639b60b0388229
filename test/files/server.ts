import { pino } from 'pino';
import { v7 } from 'uuid';
import { startApi } from '../../src/api/index.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { newToken, tokenHash } from '../../src/store/seal.ts';
import { assemble } from '../../src/sync/assemble.ts';
import { type Clock, systemClock } from '../../src/sync/clock.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { acme } from '../api/acme.ts';
import { Client } from '../api/client.ts';
import { testDatabase } from '../support/database.ts';
import { ledgerCarrier } from './ledger-carrier.ts';

/** The machine's clock, which can be moved ahead. */
class MovedClock implements Clock {
  readonly rate = 1;
  ahead = 0;
  now = () => new Date(Date.now() + this.ahead);
  elapsed = () => performance.now();
  sleep = systemClock.sleep;
}

/** An API over real sockets that knows the ledger carrier, one without files, and a warehouse. */
export async function filesServer(version: () => number = () => 1) {
  const database = await testDatabase();
  const clock = new MovedClock();
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const ledger = ledgerCarrier(version);
  const { inbox: _, ...silent } = { ...ledger, name: 'silent', displayName: 'Silent Freight' };
  const shelves = { orders: [], products: [], inventory: [] };
  const assembly = await assemble({
    url: database.url,
    connectors: [ledger, silent, acme('wms', 'acme', 'Acme Warehousing', shelves)],
    secretKey: Buffer.alloc(32, 5),
    settings: DEFAULT_SYNC_SETTINGS,
    clock,
    log,
  });
  const { engine, sealer, pool } = assembly;
  const limits = { readsPerSecond: 0, writesPerSecond: 0 };
  const api = await startApi({ engine, sealer, host: '127.0.0.1', port: 0, log, limits });

  async function organization() {
    const made = { id: v7(), key: newToken('bhk') };
    await pool.query('INSERT INTO organization (organization_id, name) VALUES ($1, $2)', [made.id, 'Test']);
    await pool.query(
      "INSERT INTO api_key (api_key_id, organization_id, name, key_hash, access) VALUES ($1, $2, 'k', $3, 'full')",
      [v7(), made.id, tokenHash(made.key)],
    );
    return made;
  }
  const ours = await organization();
  const theirs = await organization();
  return {
    ...assembly,
    clock,
    logged,
    url: api.url,
    ours,
    theirs,
    client: new Client(api.url, ours.key),
    async connect(
      owner: { id: string } = ours,
      name = 'ledger',
      credentials: Record<string, string> = { source_type: 'upload' },
    ) {
      const connector: Connector = engine.connectors.find(name === 'acme' ? 'wms' : 'carrier', name)!;
      const made = await createConnection(engine, sealer, {
        organizationId: owner.id,
        connector,
        credentials,
        customerId: null,
        historyDays: 30,
      });
      return { id: made.connectionId, token: made.accessToken };
    },
    async end() {
      await api.close();
      await assembly.close();
      await database.drop();
    },
  };
}

export type FilesServer = Awaited<ReturnType<typeof filesServer>>;
