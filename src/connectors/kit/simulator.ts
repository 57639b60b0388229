/**
 * The vendor's side, as its documents describe it, on a real socket (or in a folder): for tests, and for trying a
 * connector without an account. The same seed and clock give the same answers.
 */
export interface SimulatorOptions {
  /** Decides everything that looks random. */
  seed: number;
  /** What time it is at the vendor; tests may speed it up. */
  clock: () => Date;
  /** Where to listen; port 0 takes any free one. Default: any on 127.0.0.1. */
  host?: string;
  port?: number;
  /** Where to leave files, for vendors that send files instead of listening. */
  folder?: string;
}

/** A vendor's side that runs. */
export interface Simulator {
  /** Where it listens, without a slash at its end; null for one that only leaves files. */
  url: string | null;
  /** Credentials it accepts, as a customer would enter them. */
  credentials: Readonly<Record<string, string>>;
  /** What a person may want to know, a line each. */
  notes: readonly string[];
  close(): Promise<void>;
}
