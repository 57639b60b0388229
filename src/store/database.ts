import pg from 'pg';

/** What a query needs: the pool, or one client inside a transaction. */
export interface Queryable {
  // biome-ignore lint/suspicious/noExplicitAny: rows are typed by each query beside its SQL
  query<Row extends pg.QueryResultRow = any>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>;
}

/** A client inside a transaction; only {@link inTransaction} makes one, so a function that takes it runs in one. */
export interface Transaction extends Queryable {
  readonly inTransaction: true;
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
  try {
    await client.query('BEGIN');
    const tellers: (() => void)[] = [];
    const tx: Transaction = {
      inTransaction: true,
      afterCommit: (tell) => void tellers.push(tell),
      // biome-ignore lint/suspicious/noExplicitAny: passed through to the typed query
      query: (text: string, values?: unknown[]): Promise<any> => client.query(text, values),
    };
    const result = await work(tx);
    // Without an error a broken transaction is answered with ROLLBACK.
    const { command } = await client.query('COMMIT');
    if (command === 'COMMIT') for (const tell of tellers) tell();
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
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
