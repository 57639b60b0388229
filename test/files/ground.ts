import { takeIn } from '../../src/sync/files/take-in.ts';
import { sealCredentials } from '../../src/sync/secrets.ts';
import { HandClock, rowsOf, testEngine } from '../support/engine.ts';
import { ledgerCarrier } from './ledger-carrier.ts';

export const NOW = '2026-03-10T12:00:00Z';

/** An engine with the ledger carrier and one connection to it. Closed with `close()`. */
export async function filesGround(options: { filesDir?: string; version?: () => number } = {}) {
  const clock = new HandClock(NOW);
  const connector = ledgerCarrier(options.version);
  const world = await testEngine({ connectors: [connector], clock });
  const engine = { ...world.engine, filesDir: options.filesDir ?? null };
  const { connectionId } = await world.connect(connector);
  const inbox = connector.inbox!;
  return {
    ...world,
    engine,
    clock,
    connector,
    inbox,
    connectionId,
    /** Takes in a file as an upload does. */
    send: (name: string, content: string | AsyncIterable<Uint8Array>) =>
      takeIn(engine, {
        connectionId,
        inbox,
        name,
        bytes: typeof content === 'string' ? bytesOf(content) : content,
        from: 'upload',
      }),
    async setCredentials(credentials: Record<string, string>): Promise<void> {
      const sealed = sealCredentials(world.sealer, connectionId, credentials);
      await world.pool.query('UPDATE connection SET sealed_credentials = $2 WHERE connection_id = $1', [
        connectionId,
        sealed,
      ]);
    },
    /** What is stored, visible or not. */
    async stored() {
      const [row] = await rowsOf<{ files: number; ready: number; parts: number }>(
        world.pool,
        `SELECT (SELECT count(*)::integer FROM file) AS files,
                (SELECT count(*)::integer FROM file WHERE ready) AS ready,
                (SELECT count(*)::integer FROM file_part) AS parts`,
      );
      return row!;
    },
  };
}

export type FilesGround = Awaited<ReturnType<typeof filesGround>>;

export async function* bytesOf(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

/** Something that is waited for until it is let go. */
export function gate(): { passed: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}
