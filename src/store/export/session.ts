import pg from 'pg';
import { type Transaction, transactionOn } from '../database.ts';

/** One statement of a tool may take this long, in milliseconds; none waits for anybody but the disk. */
const STATEMENT_MS = 600_000;
/** How long a snapshot waits for whoever reads the export, in milliseconds: while it stands, nothing is vacuumed. */
const READER_MS = 600_000;
/** Somebody who alters tables would hold a tool up, and everybody who comes after the tool with it. */
const LOCK_MS = 10_000;

/** A session of a tool's own: not one of the pool's, whose two seconds are made for the engine. */
export interface ToolSession {
  readonly client: pg.Client;
  /** Runs `work` in a transaction begun with `begin`: committed when it returns, rolled back when it throws. */
  within<T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Why the server ended the session; undefined while it stands. */
  lost(): Error | undefined;
  end(): Promise<void>;
}

/**
 * Opens a session whose texts are the same on every server: instants in UTC and ISO form with microseconds, bytes
 * as hex digits.
 *
 * @throws the database's error when it cannot be reached
 */
export async function openToolSession(url: string, name: string): Promise<ToolSession> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    options: [
      `-c statement_timeout=${STATEMENT_MS}`,
      `-c idle_in_transaction_session_timeout=${READER_MS}`,
      `-c lock_timeout=${LOCK_MS}`,
      '-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c bytea_output=hex -c extra_float_digits=1',
    ].join(' '),
  });
  let lost: Error | undefined;
  client.on('error', (error) => {
    lost ??= error;
  });
  await client.connect();
  return {
    client,
    async within(begin, work) {
      await client.query(begin);
      try {
        const { tx, finish } = transactionOn(client);
        const result = await work(tx);
        await finish();
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {});
        throw error;
      }
    },
    lost: () => lost,
    end: () => client.end().catch(() => {}),
  };
}
