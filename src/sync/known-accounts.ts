import type { AccountRow } from '../store/queries/take-quota.ts';
import type { Sealer } from '../store/seal.ts';
import type { Pause } from './quota.ts';

/** What this process remembers of an account. It saves statements; nothing depends on it but that. */
export interface Known {
  /** The name under which it stands in the database; tells nothing about it without our key. */
  hash: Buffer;
  /** How it stood after this process took from it last, and when that was, on a clock that nobody sets. */
  row: AccountRow | null;
  at: number;
  /** Given back here and not yet written. */
  owed: number;
  /** The write that gives back, while it is under way; it never fails. */
  giving: Promise<void> | null;
  /** How many connections share it, and when that was counted. */
  connections: number;
  countedAt: number;
  pause: Pause | null;
  /** What the source said last of its limits. */
  said: string;
}

/** Past this many all are forgotten, which costs a statement each. */
const MOST = 20_000;

/** The accounts that this process has to do with. */
export class KnownAccounts {
  readonly #sealer: Pick<Sealer, 'digest'>;
  readonly #known = new Map<string, Known>();

  constructor(sealer: Pick<Sealer, 'digest'>) {
    this.#sealer = sealer;
  }

  get(account: string): Known {
    const known = this.#known.get(account);
    if (known) return known;
    if (this.#known.size >= MOST) this.#known.clear();
    const hash = this.#sealer.digest(`account:${account}`);
    const made: Known = {
      hash,
      row: null,
      at: 0,
      owed: 0,
      giving: null,
      connections: 1,
      countedAt: 0,
      pause: null,
      said: '',
    };
    this.#known.set(account, made);
    return made;
  }
}
