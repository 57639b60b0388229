import { BackhaulError } from '../model/index.ts';
import type { Caller } from './auth.ts';

/** How many streams may be open at a time, in one process. */
export interface StreamLimits {
  perConnection: number;
  perOrganization: number;
}

/** Places for streams: each keeps a socket and is looked after for hours, so that they must not be without number. */
export class StreamPlaces {
  readonly #limits: StreamLimits;
  readonly #taken = new Map<string, number>();

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /**
   * Takes a place for a caller's stream.
   *
   * @returns gives it back; called again it does nothing
   * @throws BackhaulError too_many_streams
   */
  take({ organization_id, connection }: Caller): () => void {
    const names = [
      [`connection ${connection?.connection_id}`, this.#limits.perConnection, 'this connection'],
      [`organization ${organization_id}`, this.#limits.perOrganization, 'your organization'],
    ] as const;
    for (const [name, most, whose] of names) {
      if (this.#count(name) >= most) {
        throw new BackhaulError(
          'too_many_streams',
          `${most} streams are open for ${whose}, which is as many as may be at a time. Close one, or ask for the job now and then instead.`,
        );
      }
    }
    for (const [name] of names) this.#taken.set(name, this.#count(name) + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      for (const [name] of names) {
        if (this.#count(name) <= 1) this.#taken.delete(name);
        else this.#taken.set(name, this.#count(name) - 1);
      }
    };
  }

  #count(name: string): number {
    return this.#taken.get(name) ?? 0;
  }
}
