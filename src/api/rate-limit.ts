import type { FastifyReply } from 'fastify';
import { BackhaulError } from '../model/index.ts';
import type { Limits } from './options.ts';

/**
 * Counts requests by connection and whole second of this process's clock, reads and writes apart. Only the present
 * second is kept, so memory is bounded by what one second can bring.
 */
export class RateLimit {
  readonly #limits: Limits;
  #second = 0;
  readonly #used = new Map<string, number>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Counts a request and tells the caller where he stands, in headers.
   *
   * @throws BackhaulError rate_limited
   */
  count(connectionId: string, method: string, reply: FastifyReply): void {
    const reading = method === 'GET' || method === 'HEAD';
    const limit = reading ? this.#limits.readsPerSecond : this.#limits.writesPerSecond;
    if (limit === 0) return;
    const now = Date.now();
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#used.clear();
    }
    const name = `${reading ? 'read' : 'write'} ${connectionId}`;
    const used = (this.#used.get(name) ?? 0) + 1;
    this.#used.set(name, used);
    reply.headers({
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(limit - used, 0)),
      'x-ratelimit-reset': String(second + 1),
    });
    if (used <= limit) return;
    throw new BackhaulError(
      'rate_limited',
      `Over ${limit} ${reading ? 'reads' : 'writes'} with this access token in this second. Wait a second.`,
    );
  }
}
