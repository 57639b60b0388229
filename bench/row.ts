import type { BenchPostgres } from './support/postgres.ts';

/** What a row is measured with. */
export interface Bench {
  postgres: BenchPostgres;
  /** Shorter than the table of numbers asks for; a row that is shortened says so in its `notes`. */
  quick: boolean;
  /** Tells people how it goes. */
  say(line: string): void;
}

/** What a row came to. */
export interface Measured {
  /** With its unit. */
  ours: string;
  /** What it is compared with, with its unit. */
  limit: string;
  /** Ours against the limit, as the target counts it; null where the target is no ratio. */
  ratio: number | null;
  met: boolean;
  /** Where it says less than the target asks for, and what a reader has to know. */
  notes: string[];
  /** Every figure behind it, for those who look closer. */
  detail: Record<string, unknown>;
}

/** One row of the table of numbers. */
export interface Row {
  /** As it is asked for: `npm run bench -- store-new`. */
  name: string;
  what: string;
  target: string;
  measure(bench: Bench): Promise<Measured>;
}
