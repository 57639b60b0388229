/** What the engine's own side of the network knows: what it has sent, and what it was told. */
import type { Logger } from 'pino';
import { Observer, type PageWatch } from '../../src/observe/index.ts';

/** A request that was sent, or one that was answered 429; by the source clock. */
export interface Heard {
  what: 'sent' | 'told to wait';
  at: number;
}

/**
 * An observer that notes requests in the order in which this process sends them and learns of answers. The go-between
 * cannot tell what was sent before an answer came from what was sent in spite of it.
 */
export class Listening extends Observer {
  heard: Heard[] = [];
  readonly #now: () => number;

  constructor(log: Logger, now: () => number) {
    super(log);
    this.#now = now;
  }

  override page(...words: Parameters<Observer['page']>): PageWatch {
    const page = super.page(...words);
    const { requests } = page;
    return Object.assign(page, {
      requests: (...begun: Parameters<typeof requests>): ReturnType<typeof requests> => {
        this.heard.push({ what: 'sent', at: this.#now() });
        const ended = requests(...begun);
        return (end) => {
          if (end.status === 429) this.heard.push({ what: 'told to wait', at: this.#now() });
          ended(end);
        };
      },
    });
  }
}
