import type { IntegrationType } from '../model/index.ts';

/** What a new connector is called: its slug, the name of its constant, what the vendor is. */
interface Names {
  slug: string;
  name: string;
  type: IntegrationType;
}

/** The files of a new connector by their path in its folder. They say what is to be said; nothing in them is a fact. */
export function scaffold(names: Names): Record<string, string> {
  const fn = names.type === 'carrier' ? 'get_invoice_line_items' : 'get_orders';
  const file = names.type === 'carrier' ? 'invoice-line-items' : 'orders';
  const list = names.type === 'carrier' ? 'invoiceLineItems' : 'orders';
  return {
    'index.ts': manifest(names, file, list),
    [`${file}.ts`]: source(fn, list),
    'simulator.ts': simulator(names, fn),
    [`fixtures/${fn}.vendor.json`]: `${JSON.stringify([{ id: 'TO SAY', updated_at: '2026-01-01T00:00:00Z' }], null, 2)}\n`,
    'README.md': readme(names, fn),
  };
}

function manifest({ slug, name, type }: Names, file: string, list: string): string {
  return `import type { Connector } from '../kit/manifest.ts';
import { ${list} } from './${file}.ts';

/** TO SAY: what the vendor is; see README.md for the source of each fact. */
export const ${name}: Connector = {
  type: '${type}',
  name: '${slug}',
  displayName: 'TO SAY',
  baseUrl: 'https://api.vendor.example',
  credentials: [{ name: 'api_key', label: 'API key', secret: true, required: true }],
  // Connections with the same account share its quota.
  account: ({ api_key = '' }) => api_key,
  // TO SAY: the vendor's limit, or an assumed one below any it could have.
  quota: { burst: 5, perSecond: 1 },
  timeoutMs: 60_000,
  check: async (ctx) => {
    await ctx.http.json({ url: \`\${ctx.baseUrl}/account\`, headers: { 'x-api-key': ctx.credentials.api_key ?? '' } });
    return null;
  },
  functions: [${list}],
};
`;
}

function source(fn: string, list: string): string {
  return `import { Retryable } from '../kit/errors.ts';
import type { SourceFunction } from '../kit/manifest.ts';

const PAGE_SIZE = 100;

interface VendorRecord {
  id: string;
  updated_at: string;
}

/** TO SAY: what is read, and by which date. */
export const ${list}: SourceFunction<VendorRecord> = {
  name: '${fn}',
  basis: 'updated',
  evidence: 'assumed',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  // Nobody says whether the filter includes the instants it is given.
  edges: { from: 'exclusive', to: 'exclusive' },
  grainMs: 1000,
  lagMs: 120_000,
  order: 'immutable',
  versionedBy: 'updated_date',
  volatile: [],
  onDemand: true,
  page: async (ctx, ask, cursor) => {
    const answer = (await ctx.http.json({
      url: \`\${ctx.baseUrl}/list\`,
      query: {
        from: ask.from?.toISOString(),
        to: ask.to?.toISOString(),
        after: cursor === null ? undefined : String(cursor),
        limit: PAGE_SIZE,
      },
      headers: { 'x-api-key': ctx.credentials.api_key ?? '' },
    })) as { rows?: unknown; next?: unknown } | null;
    if (!Array.isArray(answer?.rows) || !(answer.next === null || typeof answer.next === 'string'))
      throw new Retryable('An answer had no list of rows.');
    return { kind: 'page', records: answer.rows as VendorRecord[], next: answer.next };
  },
  idOf: (raw) => (typeof raw?.id === 'string' ? raw.id : null),
  map: (raw) => {
    throw new Error(\`TO SAY: what \${raw.id} is in the words of the model\`);
  },
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};
`;
}

function simulator({ name }: Names, fn: string): string {
  return `import type { FunctionName, Held, Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { Bucket } from '../kit/simulator/bucket.ts';
import { Calendar } from '../kit/simulator/calendar.ts';
import { type Asked, type Given, Refused, serve } from '../kit/simulator/server.ts';

const API_KEY = 'simulated-api-key';
const SINCE = new Date('2024-01-01T00:00:00Z');

/** TO SAY: the vendor's side, from its documents and never from the connector. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 20 } = options;
  const calendar = new Calendar({ seed, perDay, since: SINCE });
  // Longer than the connector declares by what a network bunches up.
  const bucket = new Bucket(clock, { burst: 6, perSecond: 1 });
  const edited = new Map<string, number>();
  let open = true;

  const all = (from: number, to: number): { id: string; at: number }[] => {
    const end = Math.min(to, clock().getTime() + 1);
    const born = calendar.between(from, end).map(({ number, at }) => ({ id: \`r\${number}\`, at }));
    const moved = [...edited].map(([id, at]) => ({ id, at })).filter(({ at }) => at >= from && at < end);
    return [...born.filter(({ id }) => !edited.has(id)), ...moved].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  };

  const answer = (asked: Asked): Given => {
    if (!open || asked.headers['x-api-key'] !== API_KEY) throw new Refused({ status: 401, json: { error: 'key' } });
    const waitMs = bucket.take();
    if (waitMs > 0) throw new Refused({ status: 429, headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) } });
    if (asked.path === '/account') return { json: { name: 'Simulated' } };
    if (asked.path !== '/list') throw new Refused({ status: 404, json: { error: 'no such list' } });
    const [from, to] = ['from', 'to'].map((edge) => Date.parse(asked.query.get(edge) ?? '')) as [number, number];
    if (Number.isNaN(from + to)) throw new Refused({ status: 400, json: { error: 'from and to are instants' } });
    const after = asked.query.get('after') ?? '';
    const rows = all(from + 1, to).filter(({ id, at }) => \`\${at} \${id}\` > after);
    const page = rows.slice(0, Number(asked.query.get('limit') ?? 100));
    const last = page.at(-1);
    const next = rows.length > page.length && last ? \`\${last.at} \${last.id}\` : null;
    return { json: { rows: page.map(({ id, at }) => ({ id, updated_at: new Date(at).toISOString() })), next } };
  };

  const { url, close } = await serve(options, answer);
  return {
    url,
    credentials: { api_key: API_KEY },
    notes: [\`About \${perDay} records a day since \${SINCE.toISOString().slice(0, 10)}.\`],
    truth: (_: FunctionName, window): Held[] =>
      all(window?.from.getTime() ?? SINCE.getTime(), window?.to.getTime() ?? clock().getTime()).map(({ id, at }) => ({
        id,
        at: new Date(at),
      })),
    edit: (_, id) => {
      edited.set(id, Math.floor(clock().getTime() / 1000) * 1000);
      return true;
    },
    expireSessions: () => {},
    revoke: () => {
      open = false;
    },
    refusals: () => bucket.refusals,
    close,
  };
}
`.replace('TO SAY: the vendor', `TO SAY: ${fn} of ${name}: the vendor`);
}

function readme({ slug }: Names, fn: string): string {
  return `# ${slug}

TO SAY: what the vendor is, and which functions are read (\`${fn}\`).

## Connecting

| credential | | |
| --- | --- | --- |
| \`api_key\` | secret | TO SAY: where it is from |

## Sources

| fact | from |
| --- | --- |
| TO SAY | the address of each document |

## Peculiarities, and the safe readings taken

TO SAY

## What is unknown

- TO SAY
`;
}
