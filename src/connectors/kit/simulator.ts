import type { FunctionName, IntegrationType } from '../../model/index.ts';

// Of all that is not the vendor's, a simulator needs to know only this file.
export type { FunctionName, IntegrationType };

/**
 * The vendor's side, as its documents describe it, on a real socket (or in a folder): for tests, and for trying a
 * connector without an account. The same seed and clock give the same answers. It is never kinder than the vendor;
 * what any server may do wrong (429, 5xx, nonsense, silence) it need not do, for the conformance suite does that
 * between it and the connector.
 */
export interface SimulatorOptions {
  /** Decides everything that looks random. */
  seed: number;
  /** What time it is at the vendor; tests may speed it up, or stop it. */
  clock: () => Date;
  /** Where to listen; port 0 takes any free one. Default: any on 127.0.0.1. */
  host?: string;
  port?: number;
  /** Where to leave files, for vendors that send files instead of listening. */
  folder?: string;
  /** From when on there are files; some weeks before the start unless told. */
  since?: Date;
  /** Which of the vendor's sides is wanted, where one slug has several; the first unless told. */
  type?: IntegrationType;
  /**
   * About how many records of each list come into being, or change, in a day; of files, lines. Each simulator has a
   * number of its own that shows a middling customer. Lists that nothing dates (stock, reference data) follow as they
   * like. All of the past is there, as far back as the vendor keeps it, and costs nothing until it is asked for.
   */
  perDay?: number;
}

/** A record as the vendor holds it now, as far as the conformance suite compares it. */
export interface Held {
  /** The unified record's id; null where the vendor has no name for it, such as a line of an invoice. */
  id: string | null;
  /** The date that the function's window is compared with; null in a snapshot, and for what has no date yet. */
  at: Date | null;
}

/** A vendor's side that runs. */
export interface Simulator {
  /**
   * Where it listens, without a slash at its end; null for one that only leaves files. Addresses that it answers
   * with begin with the `Host` it was asked under, for there may be a proxy in between.
   */
  url: string | null;
  /** Credentials it accepts, as a customer would enter them. */
  credentials: Readonly<Record<string, string>>;
  /** What a person may want to know, a line each. */
  notes: readonly string[];
  /**
   * What a function can list now, whatever page, limit or fault there is: each record once, those whose date lies in
   * [from, to); without a window all of them, those that a sweep finds without a date (`at: null`) among them. What the
   * vendor has not committed yet is not there.
   */
  truth(functionName: FunctionName, window?: { from: Date; to: Date }): Held[];
  /**
   * Changes a record now, as a person at the vendor would, with all that follows (its date of change, its place in
   * lists). @returns false where the vendor's users cannot change such records
   */
  edit(functionName: FunctionName, id: string): boolean;
  /** Ends the account's sessions and access tokens before their time; not what they are renewed with. */
  expireSessions(): void;
  /** From now on the vendor refuses the credentials, in its own way, and all that they were traded for. */
  revoke(): void;
  /** How many requests it has refused because they were more than the account may send. */
  refusals(): number;
  close(): Promise<void>;
}
