import { pino } from 'pino';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { inTransaction } from '../../src/store/database.ts';
import { underLock } from '../../src/store/queries/lock-connection.ts';
import { type EventWrite, writeEvents } from '../../src/store/queries/write-events.ts';
import { Deliverer } from '../../src/webhooks/deliverer.ts';
import { outboundAgent } from '../../src/webhooks/outbound.ts';
import { newSecrets, sealSecrets } from '../../src/webhooks/secrets.ts';
import { until } from '../drills/support/until.ts';
import { paperWorld } from '../support/world.ts';
import { startReceiver } from './receiver.ts';

type PaperOptions = Parameters<typeof paperWorld>[0];

/** A connection to a paper source, deliverers and receivers. Everything is closed when the test ends. */
export async function webhookWorld(options: PaperOptions = {}) {
  const world = await paperWorld(options);
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const closers: (() => Promise<unknown>)[] = [];
  onTestFinished(async () => {
    for (const close of closers.reverse()) await close();
    await world.close();
  });

  /** An endpoint at any address. */
  async function addEndpoint(
    url: string,
    more: {
      types?: string[];
      connections?: string[];
      maxPerSecond?: number;
      secrets?: ReturnType<typeof newSecrets>;
    } = {},
  ) {
    const id = v7();
    const secrets = more.secrets ?? newSecrets();
    await world.pool.query(
      `INSERT INTO endpoint (endpoint_id, organization_id, url, event_types, connection_ids, max_per_second, sealed_secrets)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        world.organizationId,
        url,
        more.types ?? null,
        more.connections ?? null,
        more.maxPerSecond ?? 1000,
        sealSecrets(world.sealer, id, secrets),
      ],
    );
    return { id, secret: secrets[0]!.secret };
  }

  return {
    ...world,
    logged,
    closers,
    addEndpoint,
    /** An endpoint with a receiver behind it. */
    async receiver(
      answer?: Parameters<typeof startReceiver>[1],
      more: Parameters<typeof addEndpoint>[1] = {},
    ) {
      const secrets = newSecrets();
      const receiver = await startReceiver(secrets[0]!.secret, answer);
      closers.push(() => receiver.close());
      const endpoint = await addEndpoint(receiver.url, { ...more, secrets });
      return { ...receiver, ...endpoint };
    },
    /** A deliverer that may send to this machine. */
    deliver(name = 'deliverer') {
      const dispatcher = outboundAgent(['127.0.0.0/8']);
      const deliverer = new Deliverer({
        pool: world.pool,
        sealer: world.sealer,
        log,
        observe: world.engine.observe,
        dispatcher,
        publicUrl: 'http://backhaul.test',
        newId: v7,
        random: Math.random,
        name,
        retentionDays: 30,
      });
      deliverer.start();
      let stopped: Promise<void> | null = null;
      const stop = () => {
        stopped ??= deliverer.stop().then(() => dispatcher.destroy());
        return stopped;
      };
      closers.push(stop);
      return { stop };
    },
    /** Events of one connection, written as a page writes them. */
    async tell(connectionId: string, count: number, more: Partial<EventWrite> = {}): Promise<void> {
      const events = Array.from({ length: count }, (_, at) => ({
        eventId: v7(),
        type: 'order.created',
        resource: 'order',
        recordId: `o${at}`,
        recordVersion: 1,
        runId: null,
        kind: null,
        historical: false,
        data: JSON.stringify({ id: `o${at}` }),
        previous: null,
        ...more,
      }));
      await underLock(world.pool, connectionId, async (tx) => writeEvents(tx, connectionId, events));
    },
    /** One more connection of the organization. */
    async another(): Promise<string> {
      return (await world.connect(world.connector)).connectionId;
    },
    /** What nobody has been told of yet. */
    async untold(endpointId: string): Promise<number> {
      const [row] = await world.rows<{ untold: string }>(
        'SELECT coalesce(sum(upto - position), 0) AS untold FROM feed WHERE endpoint_id = $1',
        [endpointId],
      );
      return Number(row!.untold);
    },
    attempts: (endpointId: string) =>
      world.rows<{
        event_id: string;
        number: number;
        outcome: string;
        status: number | null;
        error: string | null;
        response: string | null;
        wait: number | null;
      }>(
        `SELECT event_id, number, outcome, status, error, response,
                extract(epoch FROM next_attempt_at - attempted_at)::float8 AS wait
         FROM attempt WHERE endpoint_id = $1 ORDER BY attempt_id`,
        [endpointId],
      ),
    /** What waits to be sent again is due now. */
    hurry: (endpointId: string) =>
      inTransaction(world.pool, (tx) =>
        tx.query("UPDATE redelivery SET due_at = now() - interval '1 second' WHERE endpoint_id = $1", [
          endpointId,
        ]),
      ),
  };
}

/** Waits for a condition that is going to hold. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  await until(what, 30_000, async () => ((await holds()) ? true : null));
}
