import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { dropOldMessages } from '../store/queries/alert-messages.ts';
import { dropOldAlerts } from '../store/queries/alerts.ts';
import { repeat } from '../sync/repeat.ts';
import type { Channel } from './channel.ts';
import { lookOnce, type Watch } from './look.ts';
import { composeUntold, sendDue } from './tell.ts';

export interface AlerterOptions {
  pool: Pool;
  log: Logger;
  watches: readonly Watch[];
  channels: readonly Channel[];
  /** Names this installation to those who look after several. */
  installation: string;
  newId: () => string;
  /** A number in [0, 1), for spreading retries and looks. */
  random: () => number;
  /** Between two looks at what is due, in milliseconds; a second unless told. */
  roundMs?: number;
}

const ROUND_MS = 1000;
const HOUSEKEEPING_EVERY_MS = 60_000;
/** How long a stopping process lets a message under way arrive, in milliseconds. */
const STOP_WITHIN_MS = 3000;

/** Tells operators of what needs them. Any number of these may run; together they tell each thing once. */
export class Alerter {
  readonly #options: AlerterOptions;
  readonly #stop = new AbortController();
  /** Aborted later: what is being sent may still arrive. */
  readonly #giveUp = new AbortController();
  readonly #loops: Promise<void>[] = [];

  constructor(options: AlerterOptions) {
    this.#options = options;
  }

  /** Each kind and each channel goes by itself, so that none holds up another. */
  start(): void {
    const { pool, log, random, newId, watches, channels, installation, roundMs = ROUND_MS } = this.#options;
    const about = { newId, installation, channels: channels.map(({ name }) => name) };
    const loop = (ms: number, work: () => Promise<void>) =>
      repeat(ms, work, {
        random,
        signal: this.#stop.signal,
        failed: (error) => log.warn({ err: error }, 'looking after alerts met an error and goes on'),
      });
    this.#loops.push(
      ...watches.map((watch) =>
        // Told by whoever has looked, and after the whole look: so a flood is one message.
        loop(roundMs, async () => {
          if (await lookOnce(pool, newId, watch)) await composeUntold(pool, watch.kind, about);
        }),
      ),
      ...channels.map((channel) =>
        loop(roundMs, () =>
          sendDue(pool, channel, { log, random, stop: this.#stop.signal, giveUp: this.#giveUp.signal }),
        ),
      ),
      loop(HOUSEKEEPING_EVERY_MS, () => dropOldAlerts(pool)),
      loop(HOUSEKEEPING_EVERY_MS, () => dropOldMessages(pool)),
    );
  }

  /** Begins nothing new, and lets what is being sent be answered and noted. */
  async stop(): Promise<void> {
    this.#stop.abort();
    const late = setTimeout(() => this.#giveUp.abort(), STOP_WITHIN_MS);
    await Promise.allSettled(this.#loops);
    clearTimeout(late);
  }
}
