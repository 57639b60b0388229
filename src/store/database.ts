import pg from 'pg';

/** What a query needs: the pool, or one client inside a transaction. */
export interface Queryable {
  // biome-ignore lint/suspicious/noExplicitAny: rows are typed by each query beside its SQL
  query<Row extends pg.QueryResultRow = any>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>;
}

/** A session, which can keep statements by their names. */
interface Session extends Queryable {
  // biome-ignore lint/suspicious/noExplicitAny: the values of any statement
  query(statement: { name: string; text: string; values: any[] | undefined }): Promise<unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: rows are typed by each query beside its SQL
  query<Row extends pg.QueryResultRow = any>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>;
}

/** A client inside a transaction; only {@link inTransaction} makes one, so a function that takes it runs in one. */
export interface Transaction extends Queryable {
  readonly inTransaction: true;
  /**
   * Sends a statement whose result nobody needs and does not wait for it: what comes later runs after it, and where it
   * fails the transaction is rolled back and throws its error. Waiting for each of a page's small statements would
   * take longer than they do.
   *
   * @param name under which the session keeps the statement parsed and planned, for what every page needs. Only for
   *   statements whose plan does not depend on how large a table is: it may stay for as long as the session does.
   */
  send(text: string, values?: unknown[], name?: string): void;
  /** Calls `check` when everything that was sent is done, right before COMMIT; rolled back where it throws. */
  beforeCommit(check: () => void): void;
  /**
   * Calls `tell` once this transaction is committed, and never if it is not. For telling only: a process that is
   * killed in between tells nothing.
   */
  afterCommit(tell: () => void): void;
}

/** What a paused or broken process may hold, in milliseconds; the stamp's margin is built on it. */
const HOLD_MS = 2000;
/** Below the statement's own limit, so that a lock that is not had is told apart from a statement that hangs. */
const LOCK_MS = HOLD_MS - 200;

/**
 * A pool whose sessions never hold a row, or keep a statement or an idle transaction, for longer than
 * {@link HOLD_MS}: a stopped worker must not stop its connection for others.
 *
 * @param options.hurried its commits do not wait for the disk; a crash of the database may lose the last of them
 */
export function openPool(
  url: string,
  options: { max?: number; name?: string; hurried?: boolean } = {},
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 20,
    application_name: options.name ?? 'backhaul',
    // Statements go out as they come, those of a transaction one behind the other; see Transaction.send.
    pipeline: true,
    options: [
      `-c lock_timeout=${LOCK_MS}`,
      `-c statement_timeout=${HOLD_MS}`,
      `-c idle_in_transaction_session_timeout=${HOLD_MS}`,
      '-c timezone=UTC',
      ...(options.hurried ? ['-c synchronous_commit=off'] : []),
    ].join(' '),
    connectionTimeoutMillis: 10_000,
  });
  // A lost idle connection is replaced by the pool; the query that needs one reports what is wrong.
  pool.on('error', () => {});
  return pool;
}

/**
 * Runs `work` in a READ COMMITTED transaction: committed when it returns, rolled back when it throws.
 *
 * @throws whatever `work` throws, or the database's error
 */
export async function inTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A session ended by the server (a time-out, a restart) reports here as well as to the query under way.
  const lost = () => {};
  client.on('error', lost);
  let broken: Error | undefined;
  const { tx, finish, failure, tell } = transactionOn(client);
  try {
    tx.send('BEGIN');
    const result = await work(tx);
    await finish();
    // Without an error a broken transaction is answered with ROLLBACK.
    const { command } = await client.query('COMMIT');
    if (command === 'COMMIT') tell();
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failed: Error) => {
      broken = failed;
    });
    throw (await failure()) ?? error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

/** What a transaction on this client is given, and what whoever ends it has to do. */
export function transactionOn(client: Session): {
  tx: Transaction;
  /** Waits for what was sent and makes the last checks. @throws where a statement failed or a check does not pass */
  finish: () => Promise<void>;
  /** What broke it, where that was a statement nobody waited for: those behind it only say that it is broken. */
  failure: () => Promise<unknown>;
  /** To be called when it is committed. */
  tell: () => void;
} {
  const sent: Promise<unknown>[] = [];
  const checks: (() => void)[] = [];
  const tellers: (() => void)[] = [];
  const tx: Transaction = {
    inTransaction: true,
    send(text, values, name) {
      const done = name === undefined ? client.query(text, values) : client.query({ name, text, values });
      done.catch(() => {}); // told by finish and failure
      sent.push(done);
    },
    beforeCommit: (check) => void checks.push(check),
    afterCommit: (teller) => void tellers.push(teller),
    query: (text, values) => client.query(text, values),
  };
  return {
    tx,
    async finish() {
      await Promise.all(sent);
      for (const check of checks) check();
    },
    async failure() {
      return (await Promise.allSettled(sent)).find((one) => one.status === 'rejected')?.reason;
    },
    tell() {
      for (const teller of tellers) teller();
    },
  };
}

const LOCK_NOT_AVAILABLE = '55P03';
/** Serialization failure, deadlock, statement time-out, idle-in-transaction time-out. */
const ROLLED_BACK = new Set(['40001', '40P01', '57014', '25P03', LOCK_NOT_AVAILABLE]);

/** Whether the database said "somebody else holds that row": nothing was done, trying again is safe. */
export function isBusy(error: unknown): boolean {
  return (error as { code?: string })?.code === LOCK_NOT_AVAILABLE;
}

/** Whether the database rolled a transaction back whole for a passing reason, so that it may be run again. */
export function isRetryable(error: unknown): boolean {
  return ROLLED_BACK.has((error as { code?: string })?.code ?? '');
}
