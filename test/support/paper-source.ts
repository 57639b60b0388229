import { CredentialsRefused, RateLimited, Retryable, Terminal } from '../../src/connectors/kit/errors.ts';
import type { Connector, Cursor, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import { examples } from '../model/examples.ts';

/** A row of the paper source: an order that says when it was updated. */
export interface PaperRow {
  id: string;
  updated: number;
  note: string;
  poison?: boolean;
}

/**
 * A source on paper: rows in memory, asked through the same two functions as any other. For tests of single
 * rules; the torture test and the sandbox have sources with sockets.
 */
export class PaperSource {
  rows = new Map<string, PaperRow>();
  asked: { fn: string; from: Date | null; to: Date | null; cursor: Cursor | null }[] = [];
  pageSize = 2;
  failWith: (Error | 'cursor_expired' | 'capped')[] = [];
  /** Called before each answer; may edit rows or wait. */
  before: (fn: string, asked: number) => Promise<void> | void = () => {};
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  put(id: string, updated: Date | number | string, note = 'x', poison = false): void {
    this.rows.set(id, { id, updated: new Date(updated).getTime(), note, poison });
  }

  /** Orders by updated date; `words` override the manifest. */
  connector(words: Partial<SourceFunction<PaperRow>> = {}, more: SourceFunction<PaperRow>[] = []): Connector {
    return {
      type: 'wms',
      name: 'paper',
      displayName: 'Paper',
      baseUrl: 'http://paper.invalid',
      credentials: [{ name: 'api_key', label: 'Key', secret: true, required: true }],
      account: (credentials) => credentials.api_key ?? '',
      quota: { burst: 1e9, perSecond: 1e9 },
      timeoutMs: 10_000,
      check: async () => null,
      functions: [this.orders(words), ...more],
    };
  }

  orders(words: Partial<SourceFunction<PaperRow>> = {}): SourceFunction<PaperRow> {
    const fn: SourceFunction<PaperRow> = {
      name: 'get_orders',
      basis: 'updated',
      evidence: 'own',
      mapperVersion: 1,
      edges: { from: 'inclusive', to: 'exclusive' },
      grainMs: 1000,
      lagMs: 0,
      order: 'immutable',
      versionedBy: 'updated_date',
      volatile: [],
      onDemand: true,
      page: async (_ctx, ask, cursor) => {
        this.asked.push({ fn: fn.name, from: ask.from, to: ask.to, cursor });
        await this.before(fn.name, this.asked.length);
        const trouble = this.failWith.shift();
        if (trouble === 'cursor_expired' || trouble === 'capped') return { kind: trouble };
        if (trouble) throw trouble;
        const after = (cursor ?? { updated: 0, id: '' }) as { updated: number; id: string };
        const rows = [...this.rows.values()]
          .filter((row) => this.#inside(row, ask, fn))
          .sort((a, b) => a.updated - b.updated || (a.id < b.id ? -1 : 1))
          .filter(
            (row) => row.updated > after.updated || (row.updated === after.updated && row.id > after.id),
          );
        const records = rows.slice(0, this.pageSize).map((row) => ({ ...row }));
        const last = records.at(-1);
        const next = rows.length > this.pageSize && last ? { updated: last.updated, id: last.id } : null;
        return { kind: 'page', records, next };
      },
      idOf: (raw) => raw.id,
      map: (raw) => {
        if (raw.poison) throw new Error('updated: is no date');
        const date = new Date(raw.updated).toISOString();
        const example = (fn.name === 'get_orders' ? examples.order : examples.return) as Record<
          string,
          unknown
        >;
        return {
          ...example,
          id: raw.id,
          created_date: date,
          updated_date: date,
          additional_fields: { note: raw.note },
        };
      },
      basisDate: (record) => record.updated_date as string,
      ...words,
    };
    return fn;
  }

  #inside(row: PaperRow, ask: { from: Date | null; to: Date | null }, fn: SourceFunction<PaperRow>): boolean {
    const shown = row.updated;
    if (
      ask.from &&
      (fn.edges.from === 'inclusive' ? shown < ask.from.getTime() : shown <= ask.from.getTime())
    )
      return false;
    if (ask.to && (fn.edges.to === 'inclusive' ? shown > ask.to.getTime() : shown >= ask.to.getTime()))
      return false;
    return row.updated <= this.#now().getTime();
  }
}

export const troubles = {
  rateLimited: (until: Date) => new RateLimited('slow down', until),
  retryable: () => new Retryable('no answer'),
  refused: () => new CredentialsRefused('key refused'),
  forbidden: () => new CredentialsRefused('no permission', 'permission'),
  terminal: () => new Terminal('never'),
};
