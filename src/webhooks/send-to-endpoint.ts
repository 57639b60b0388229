import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import type { Observer } from '../observe/index.ts';
import { inTransaction } from '../store/database.ts';
import { type LeasedEndpoint, lockEndpoint } from '../store/queries/endpoint-lease.ts';
import {
  connectionsDue,
  countRedeliveries,
  dueRedeliveries,
  type EventRow,
  type FeedRow,
  feedsBehind,
  nextEvents,
} from '../store/queries/load-deliveries.ts';
import {
  type AttemptWrite,
  giveUpEndpoint,
  moveFeed,
  noteHealth,
  writeAttempts,
  writeRedeliveries,
} from '../store/queries/write-deliveries.ts';
import type { Sealer } from '../store/seal.ts';
import { systemClock } from '../sync/clock.ts';
import { envelope, messageId } from './envelope.ts';
import { type Message, type Outcome, post } from './post.ts';
import { pauseAfter } from './retries.ts';
import { openSecrets, validAt } from './secrets.ts';

/** What sending needs from outside. */
export interface Delivery {
  pool: Pool;
  sealer: Sealer;
  log: Logger;
  /** Told of each attempt. */
  observe: Observer;
  dispatcher: Dispatcher;
  /** Where receivers reach the API. */
  publicUrl: string;
  newId: () => string;
  /** A number in [0, 1), for spreading retries. */
  random: () => number;
}

/** Batches of different connections that are under way to one endpoint, and requests of each. */
const BATCHES = 4;
const REQUESTS_PER_BATCH = 4;
const EVENTS_PER_BATCH = 32;
/** While so many events wait to be tried again, new ones wait in the log: an endpoint that is gone costs no more. */
const MOST_WAITING = 1000;

const UNREADABLE: Outcome = {
  delivered: false,
  status: null,
  response: null,
  error:
    'It could not be signed: its secret does not open under this installation’s keys. See docs/secrets.md.',
  durationMs: 0,
  restMs: null,
};

/** A part of what is to be sent, all of one connection, noted in one transaction. */
interface Batch {
  key: string;
  connectionId: string;
  load: () => Promise<{ events: (EventRow & { attempts?: number })[]; upto: string | null }>;
  /** Null for what is sent again. */
  feed: FeedRow | null;
}

/**
 * Sends to one endpoint for as long as there is something to send and nobody takes it away. Everything between two
 * batches can be lost at any instant: what was noted is not sent again, what was sent and not noted is, under the
 * same id. How slowly the receiver answers holds up nothing but itself.
 */
export class EndpointSender {
  readonly #delivery: Delivery;
  readonly #stop = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();
  #endpoint: LeasedEndpoint;
  #stopped = false;
  #lastFeed: { connectionId: string; feedId: string } | null = null;
  #nextSlot = 0;

  constructor(delivery: Delivery, endpoint: LeasedEndpoint) {
    this.#delivery = delivery;
    this.#endpoint = endpoint;
  }

  get id(): string {
    return this.#endpoint.endpoint_id;
  }

  get epoch(): string {
    return this.#endpoint.epoch;
  }

  /** The endpoint was changed meanwhile: what is sent from now on goes by this. */
  update(endpoint: LeasedEndpoint): void {
    this.#endpoint = endpoint;
  }

  /** Begins no further batch; those under way are still noted. */
  stopTaking(): void {
    this.#stopped = true;
  }

  /** Gives up requests under way, at once. */
  abort(): void {
    this.#stopped = true;
    this.#stop.abort();
  }

  /** @throws the database's errors, after everything under way has ended */
  async run(): Promise<void> {
    try {
      while (!this.#stopped) {
        const batch = this.#underWay.size < BATCHES ? await this.#next() : null;
        if (batch) this.#begin(batch);
        else if (this.#underWay.size > 0) await Promise.race(this.#underWay.values());
        else return;
      }
    } finally {
      await Promise.all(this.#underWay.values());
    }
  }

  #begin(batch: Batch): void {
    const sending = this.#send(batch).finally(() => this.#underWay.delete(batch.key));
    // Awaited in run(), in which it may come second.
    sending.catch(() => this.stopTaking());
    this.#underWay.set(batch.key, sending);
  }

  /** What is due again goes first; then the feeds in turn. */
  async #next(): Promise<Batch | null> {
    const { pool } = this.#delivery;
    for (const connectionId of await connectionsDue(pool, this.id, EVENTS_PER_BATCH)) {
      const key = `again ${connectionId}`;
      if (this.#underWay.has(key)) continue;
      const load = async () => ({
        events: await dueRedeliveries(pool, this.id, connectionId, EVENTS_PER_BATCH),
        upto: null,
      });
      return { key, connectionId, load, feed: null };
    }
    if ((await countRedeliveries(pool, this.id, MOST_WAITING)) >= MOST_WAITING) return null;
    for (const feed of await feedsBehind(pool, this.id, this.#lastFeed, BATCHES + 1)) {
      const { connection_id: connectionId, feed_id: feedId } = feed;
      const key = `feed ${feedId} ${connectionId}`;
      if (this.#underWay.has(key)) continue;
      this.#lastFeed = { connectionId, feedId };
      const load = () => nextEvents(pool, feed, this.#endpoint.event_types, EVENTS_PER_BATCH);
      return { key, connectionId, load, feed };
    }
    return null;
  }

  async #send(batch: Batch): Promise<void> {
    const { events, upto } = await batch.load();
    const outcomes: (Outcome | null)[] = events.map(() => null);
    let next = 0;
    const lane = async () => {
      for (let at = next++; at < events.length; at = next++) outcomes[at] = await this.#attempt(events[at]!);
    };
    await Promise.all(Array.from({ length: REQUESTS_PER_BATCH }, lane));
    // Given up by ourselves: not made. A feed moves up to the first of those, and what lies behind it is sent again.
    const gap = outcomes.indexOf(null);
    const made = gap < 0 ? events : events.slice(0, gap);
    const position = gap < 0 ? upto : (made.at(-1)?.seq ?? null);
    const attempts = made.map((event, at) => this.#toAttempt(event, outcomes[at]!));
    const rests = outcomes.flatMap((outcome) => outcome?.restMs ?? []);
    await this.#note(batch, attempts, position, rests.length > 0 ? Math.max(...rests) : null);
  }

  async #attempt(event: EventRow & { attempts?: number }): Promise<Outcome | null> {
    await this.#pace();
    if (this.#stop.signal.aborted) return null;
    const message = this.#message(event);
    const ended = this.#delivery.observe.webhookAttempt(this.id, event, this.#endpoint.url);
    const outcome = message ? await post(this.#delivery.dispatcher, message, this.#stop.signal) : UNREADABLE;
    const notMade = message !== null && this.#stop.signal.aborted && !outcome.delivered;
    ended(notMade ? 'dropped' : this.#wordFor(event, outcome), outcome.status);
    return notMade ? null : outcome;
  }

  /** Null when what it needs does not open under this installation's keys: then it fails by itself, and holds up nothing. */
  #message(event: EventRow): Message | null {
    const { sealer, publicUrl, log } = this.#delivery;
    const { url, sealed_secrets: sealed } = this.#endpoint;
    const { connection_id: owner, sealed_access_token: token } = event;
    try {
      const secrets = validAt(openSecrets(sealer, this.id, sealed), new Date()).map(({ secret }) => secret);
      const body = envelope(event, publicUrl, () => (token === '' ? null : sealer.open(owner, token)));
      return { url, id: messageId(event.event_id), body, secrets };
    } catch (error) {
      log.error({ err: error, endpoint_id: this.id, connection_id: owner }, 'a webhook could not be signed');
      return null;
    }
  }

  #wordFor({ attempts = 0 }: { attempts?: number }, { delivered }: Outcome): AttemptWrite['outcome'] {
    if (delivered) return 'delivered';
    return pauseAfter(attempts + 1, 0) === null ? 'gave_up' : 'failed';
  }

  /** No more requests in a second than the endpoint wants, evenly spread. */
  async #pace(): Promise<void> {
    const now = performance.now();
    const slot = Math.max(now, this.#nextSlot);
    this.#nextSlot = slot + 1000 / this.#endpoint.max_per_second;
    if (slot > now) await systemClock.sleep(slot - now, this.#stop.signal);
  }

  #toAttempt(event: EventRow & { attempts?: number }, outcome: Outcome): AttemptWrite {
    const number = (event.attempts ?? 0) + 1;
    const nextInMs = outcome.delivered ? null : pauseAfter(number, this.#delivery.random());
    return {
      attemptId: this.#delivery.newId(),
      endpointId: this.id,
      connectionId: event.connection_id,
      eventId: event.event_id,
      eventType: event.type,
      number,
      outcome: this.#wordFor(event, outcome),
      status: outcome.status,
      response: outcome.response,
      error: outcome.error,
      durationMs: outcome.durationMs,
      nextInMs,
    };
  }

  /** All of a batch or nothing, and only under our epoch. */
  async #note(
    batch: Batch,
    attempts: AttemptWrite[],
    position: string | null,
    restMs: number | null,
  ): Promise<void> {
    const { pool, log } = this.#delivery;
    const { connectionId, feed } = batch;
    const arrived = attempts.some(({ outcome }) => outcome === 'delivered');
    const failed = attempts.some(({ outcome }) => outcome !== 'delivered');
    const disabled = await inTransaction(pool, async (tx) => {
      const mine = await lockEndpoint(tx, this.id, this.epoch);
      if (!mine) {
        this.abort();
        return false;
      }
      await writeAttempts(tx, attempts);
      await writeRedeliveries(tx, this.id, connectionId, attempts);
      if (feed && position !== null)
        await moveFeed(tx, { connectionId, feedId: feed.feed_id, endpointId: this.id }, position);
      const changes = (arrived && mine.failing_since) || failed || restMs !== null;
      if (changes) await noteHealth(tx, this.id, { arrived, failed, restMs });
      return failed && !arrived && (await giveUpEndpoint(tx, this.id));
    });
    if (restMs !== null || disabled) this.stopTaking();
    if (disabled) {
      log.warn(
        { endpoint_id: this.id },
        'a webhook endpoint was switched off: nothing it was sent arrived for days',
      );
    }
  }
}
