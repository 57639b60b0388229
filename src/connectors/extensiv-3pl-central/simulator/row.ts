import type { Properties } from './rql.ts';

/** A row of a list. */
export interface Row {
  id: number;
  /** What conditions and sorting may name. */
  properties: Properties;
  /** Its dates, in milliseconds since 1970. */
  dates: { changed: number; moved: number | null };
  json: Record<string, unknown>;
  /** Movements of stock, by the ids they have in a ledger; none unless it was completed. */
  moves: string[];
}
