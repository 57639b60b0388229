import { Retryable } from '../../src/connectors/kit/errors.ts';
import type {
  Ask,
  Connector,
  Context,
  Cursor,
  Page,
  SourceFunction,
} from '../../src/connectors/kit/manifest.ts';
import { examples } from '../model/examples.ts';
import type { Call, HostileSource } from './source.ts';
import type { FunctionKey, FunctionWords } from './words.ts';

interface Raw {
  id: string;
  n: number;
  made: string | null;
  changed: string | null;
  poison?: boolean;
  read_at?: string;
}

interface Answer {
  records: Raw[];
  next: string | null;
}

const HOUR_MS = 3600 * 1000;

/** The connector of the hostile source; its manifest says exactly what the source's words are. */
export function hostileConnector(source: HostileSource, smallQuota: boolean): Connector {
  return {
    type: 'wms',
    name: 'hostile',
    displayName: 'Hostile',
    baseUrl: source.baseUrl,
    credentials: [{ name: 'api_key', label: 'Key', secret: true, required: true }],
    account: (credentials) => credentials.api_key ?? '',
    quota: smallQuota ? { burst: 4, perSecond: 1 } : { burst: 1e9, perSecond: 1e9 },
    // Long enough for any slow machine, except where the source is about to hang.
    get timeoutMs() {
      return source.nextHangs ? 40 : 60_000;
    },
    check: async () => null,
    functions: source.words.functions.map((words) => sourceFunction(source, words)),
  };
}

/** One function of the hostile source as the engine knows it. */
function sourceFunction(source: HostileSource, words: FunctionWords): SourceFunction<Raw> {
  const { name } = words;
  const basis = basisWord(name);
  return {
    name,
    basis,
    evidence: 'own',
    mapperVersion: 1,
    edges: words.edges,
    grainMs: words.grainMs,
    lagMs: words.lagMs,
    concurrency: words.concurrency,
    ...(words.widestHours === null ? {} : { widestWindowMs: words.widestHours * HOUR_MS }),
    ...(words.cursorMaxAgeMs === null ? {} : { cursorMaxAgeMs: words.cursorMaxAgeMs }),
    order: name === 'get_products' ? 'moving' : 'immutable',
    ...(name === 'get_returns' && !words.admitsCap ? { resultCap: words.cap } : {}),
    ...(name === 'get_inventory_ledger' ? { replaces: 'day' as const } : {}),
    versionedBy: name === 'get_inventory' || name === 'get_inventory_ledger' ? 'as_of' : 'updated_date',
    volatile: words.volatile ? ['additional_fields.read_at'] : [],
    onDemand: true,
    page: async (ctx, ask, cursor) => {
      const call = source.called(name, ask, cursor);
      try {
        return await readPage(ctx, name, ask, cursor, call);
      } finally {
        call.settled = true;
      }
    },
    idOf: (raw) => raw.id,
    map: (raw) => mapRaw(name, raw),
    basisDate: (record) => {
      if (basis === 'none') return null;
      if (name === 'get_inventory_ledger') return record.entry_date as string;
      return (basis === 'updated' ? record.updated_date : record.created_date) as string;
    },
  };
}

export function basisWord(name: FunctionKey): 'updated' | 'created' | 'none' {
  if (name === 'get_inventory') return 'none';
  return name === 'get_orders' || name === 'get_products' ? 'updated' : 'created';
}

async function readPage(
  ctx: Context,
  name: FunctionKey,
  ask: Ask,
  cursor: Cursor | null,
  call: Call,
): Promise<Page<Raw>> {
  const request = {
    url: `${ctx.baseUrl}/${name}`,
    query: {
      from: ask.from?.toISOString(),
      to: ask.to?.toISOString(),
      cursor: cursor === null ? undefined : (cursor as string),
      call: call.no,
    },
  };
  // A status of its own for what the four errors cannot say; everything else goes the usual way.
  const answer = (await ctx.http.json(request)) as Answer & { refused?: 'expired' | 'capped' };
  if (answer.refused === 'expired') return { kind: 'cursor_expired' };
  if (answer.refused === 'capped') return { kind: 'capped' };
  if (!Array.isArray(answer.records)) throw new Retryable('An answer had no records.');
  return { kind: 'page', records: answer.records, next: answer.next };
}

/** Maps a row; the example of its resource fills what the source does not have. */
export function mapRaw(name: FunctionKey, raw: Raw): Record<string, unknown> & { id: string } {
  if (raw.poison) throw new Error('made: is no date');
  const additional = { n: raw.n, ...(raw.read_at === undefined ? {} : { read_at: raw.read_at }) };
  const dates = raw.changed === null ? {} : { created_date: raw.made, updated_date: raw.changed };
  const common = { id: raw.id, ...dates, additional_fields: additional };
  switch (name) {
    case 'get_orders':
      return { ...examples.order, ...common, tags: [`v${raw.n}`], shipments: shipments(raw.n) };
    case 'get_products':
      return { ...examples.product, ...common, name: `Cup ${raw.n}` };
    case 'get_returns':
      return { ...examples.return, ...common };
    case 'get_inventory_ledger':
      return { ...examples.inventory_ledger, ...common, entry_date: raw.made };
    case 'get_inventory':
      return { ...examples.inventory, ...common, onhand: raw.n };
  }
}

/** A list that gains and loses items as the row changes, since that amounts to an event of its own. */
function shipments(n: number): unknown[] {
  const [first] = examples.order.shipments as Record<string, unknown>[];
  return Array.from({ length: n % 4 }, (_, index) => ({
    ...first,
    shipment_id: `shp-${index}`,
    packages: [],
  }));
}
