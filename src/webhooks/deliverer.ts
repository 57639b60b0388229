import { dropEvents } from '../store/queries/drop-events.ts';
import {
  endpointsWithWork,
  releaseEndpoint,
  renewEndpoint,
  takeEndpoint,
} from '../store/queries/endpoint-lease.ts';
import { repeat } from '../sync/repeat.ts';
import { type Delivery, EndpointSender } from './send-to-endpoint.ts';

export interface DelivererOptions extends Delivery {
  /** Names it in the endpoint table, for people. */
  name: string;
  /** Days that events and the log of their delivery are kept. */
  retentionDays: number;
}

/** Endpoints that one process sends to at a time. Many, because one that hangs takes its place for minutes. */
const MOST_ENDPOINTS = 500;
const LOOK_EVERY_MS = 500;
const RENEW_EVERY_MS = 3000;
const HOUSEKEEPING_EVERY_MS = 60_000;
/** How long a stopping process lets requests under way be answered, in milliseconds. */
const STOP_WITHIN_MS = 3000;

/** Sends events to endpoints. Any number of these may run; each endpoint is one's at a time. */
export class Deliverer {
  readonly #options: DelivererOptions;
  readonly #senders = new Map<string, { sender: EndpointSender; ended: Promise<void> }>();
  readonly #stop = new AbortController();
  readonly #loops: Promise<void>[] = [];

  constructor(options: DelivererOptions) {
    this.#options = options;
  }

  start(): void {
    this.#loops.push(
      this.#every(LOOK_EVERY_MS, () => this.#look()),
      this.#every(RENEW_EVERY_MS, () => this.#renew()),
      this.#every(HOUSEKEEPING_EVERY_MS, () => dropEvents(this.#options.pool, this.#options.retentionDays)),
    );
  }

  /** Takes nothing new, lets requests under way be answered and noted, and hands every endpoint back. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#loops);
    const senders = [...this.#senders.values()];
    for (const { sender } of senders) sender.stopTaking();
    const late = setTimeout(() => {
      for (const { sender } of senders) sender.abort();
    }, STOP_WITHIN_MS);
    await Promise.allSettled(senders.map(({ ended }) => ended));
    clearTimeout(late);
  }

  async #look(): Promise<void> {
    const { pool, name } = this.#options;
    const free = MOST_ENDPOINTS - this.#senders.size;
    if (free <= 0) return;
    for (const id of await endpointsWithWork(pool, free)) {
      const endpoint = this.#senders.has(id) ? undefined : await takeEndpoint(pool, id, name);
      if (!endpoint) continue;
      const sender = new EndpointSender(this.#options, endpoint);
      const ended = this.#work(sender).finally(() => this.#senders.delete(id));
      this.#senders.set(id, { sender, ended });
    }
  }

  /** One that failed keeps its lease until that is over, which is the pause before it is tried again. */
  async #work(sender: EndpointSender): Promise<void> {
    try {
      await sender.run();
      await releaseEndpoint(this.#options.pool, sender.id, sender.epoch);
    } catch (error) {
      this.#options.log.warn(
        { err: error, endpoint_id: sender.id },
        'sending webhooks met an error and goes on shortly',
      );
    }
  }

  async #renew(): Promise<void> {
    await Promise.all(
      [...this.#senders.values()].map(async ({ sender }) => {
        const endpoint = await renewEndpoint(this.#options.pool, sender.id, sender.epoch);
        if (endpoint) sender.update(endpoint);
        else sender.abort();
      }),
    );
  }

  #every(ms: number, work: () => Promise<void>): Promise<void> {
    const { log, random } = this.#options;
    const failed = (error: Error) =>
      log.warn({ err: error }, 'looking after webhooks met an error and goes on');
    return repeat(ms, work, { random, signal: this.#stop.signal, failed });
  }
}
