import { NotOurs } from '../../src/connectors/kit/files.ts';
import type { Connector, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import { examples } from '../model/examples.ts';

const DAY_MS = 24 * 3600 * 1000;

/** A row of a ledger file. */
interface Row {
  id: string;
  date: string;
  net: number;
}

/**
 * A made-up carrier that sends files: `LEDGER`, then a line `id,date,net` for each charge; `#` begins a padding line,
 * and `WARN` is worth a warning.
 *
 * @param version changes what a survey finds, as another version of a connector may
 */
export function ledgerCarrier(version: () => number = () => 1): Connector {
  return {
    type: 'carrier',
    name: 'ledger',
    displayName: 'Ledger Express',
    baseUrl: '',
    credentials: [
      { name: 'source_type', label: 'Source', secret: false, required: true, oneOf: ['folder', 'upload'] },
      { name: 'folder', label: 'Folder', secret: false, required: false },
    ],
    account: () => 'ledger',
    quota: { burst: 1e9, perSecond: 1e9 },
    timeoutMs: 10_000,
    check: async () => null,
    inbox: {
      fileName: /\.csv$/i,
      fileType: 'csv',
      async survey(bytes) {
        const { rows, warns, first } = await parse(bytes);
        if (first !== 'LEDGER' || rows.length === 0)
          throw new NotOurs('The file does not begin with LEDGER and a charge.');
        const dates = rows.map((row) => Date.parse(`${row.date}T00:00:00Z`));
        return {
          from: new Date(Math.min(...dates)),
          to: new Date(Math.max(...dates) + DAY_MS),
          facts: { version: version(), rows: rows.length },
          warnings: warns ? ['The sums do not add up.'] : [],
        };
      },
    },
    functions: [lineItems],
  };
}

const lineItems: SourceFunction<Row> = {
  name: 'get_invoice_line_items',
  basis: 'invoice',
  evidence: 'own',
  mapperVersion: 1,
  edges: { from: 'inclusive', to: 'exclusive' },
  grainMs: 1000,
  lagMs: 60_000,
  order: 'immutable',
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  async page(ctx, ask, cursor) {
    const file = typeof cursor === 'string' ? await ctx.files.find(cursor) : await ctx.files.next(ask, null);
    if (!file)
      return cursor === null ? { kind: 'page', records: [], next: null } : { kind: 'cursor_expired' };
    const { rows } = file.problem === null ? await parse(ctx.files.read(file.id, 0)) : { rows: [] };
    const next = await ctx.files.next(ask, file.id);
    return { kind: 'page', records: rows, next: next?.id ?? null };
  },
  idOf: (row) => row.id,
  map: ({ id, date, net }) => {
    const instant = `${date}T00:00:00Z`;
    const dates = { created_date: instant, updated_date: instant, transaction_date: instant };
    return { ...examples.invoice_line_item, ...dates, id, net_cost: net };
  },
  basisDate: (record) => record.transaction_date as string,
};

async function parse(bytes: AsyncIterable<Buffer>): Promise<{ first: string; rows: Row[]; warns: boolean }> {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  const [first = '', ...lines] = Buffer.concat(parts).toString('latin1').split('\n');
  const rows = lines
    .filter((line) => /^[^#].*,/.test(line))
    .map((line) => line.split(','))
    .map(([id = '', date = '', net = '']) => ({ id, date, net: Number(net) }));
  return { first, rows, warns: lines.includes('WARN') };
}

/** The text of a file with one charge of that day; `pad` bytes of padding. */
export function ledger(id: string, day: string, pad = 0): string {
  const padding = pad > 0 ? `#${'x'.repeat(pad)}\n` : '';
  return `LEDGER\n${padding}${id},${day},1.5\n`;
}
