/** A connector for each check that only this check can find wanting: the sandbox's with one thing wrong. */
import { connectors } from '../../../src/connectors/index.ts';
import { CredentialsRefused, RateLimited, Retryable, Terminal } from '../../../src/connectors/kit/errors.ts';
import type { Connector, Cursor, Page, SourceFunction } from '../../../src/connectors/kit/manifest.ts';
import type { Simulator, SimulatorOptions } from '../../../src/connectors/kit/simulator.ts';
import type { Knobs } from '../../../src/connectors/sandbox/simulator/index.ts';
import { startSandboxSimulator } from '../../../src/connectors/sandbox/simulator/simulate.ts';

export interface Broken {
  /** What is wrong with it. */
  what: string;
  /** The check that finds it. */
  check: string;
  /** What the check says. */
  says: RegExp;
  connector: Connector;
  simulate?: (options: SimulatorOptions) => Promise<Simulator>;
}

type Fn = SourceFunction<Record<string, unknown>>;
type PageOf = Fn['page'];

const all = connectors({ sandboxUrl: 'http://127.0.0.1:1' });
const sandbox = all.find(({ type, name }) => type === 'wms' && name === 'sandbox')!;
const fulfillment = all.find(({ name }) => name === 'fulfillment')!;
const shipbob = all.find(({ name }) => name === 'shipbob')!;
const ups = all.find(({ name }) => name === 'ups')!;
const charges = ups.functions[0]! as Fn;
const orders = sandbox.functions.find(({ name }) => name === 'get_orders')! as Fn;
const shipbobOrders = shipbob.functions.find(({ name }) => name === 'get_orders')! as Fn;
const returns = fulfillment.functions.find(({ name }) => name === 'get_returns')! as Fn;

/** The sandbox with one function, changed. */
function withOrders(change: Partial<Fn>): Connector {
  return { ...sandbox, functions: [{ ...orders, ...change }] };
}

/** The same, with the step between the engine and the vendor changed. */
function paging(change: (page: PageOf) => PageOf): Connector {
  return withOrders({ page: change(orders.page) });
}

/** What it does about an error in place of throwing it. */
function catching(
  handle: (error: unknown, again: () => ReturnType<PageOf>) => ReturnType<PageOf>,
): Connector {
  return paging((page) => (ctx, ask, cursor) => {
    const step = () => page(ctx, ask, cursor);
    return step().catch((error) => handle(error, step));
  });
}

function turned(defaults: Partial<Knobs>) {
  return (options: SimulatorOptions) => startSandboxSimulator({ ...options, defaults });
}

const NOTHING: Page<Record<string, unknown>> = { kind: 'page', records: [], next: null };
const HOUR = 3600_000;

/** Reads a New York clock as if it showed winter time all the year. */
function alwaysWinter(date: Date | null): Date | null {
  const shown = new Intl.DateTimeFormat('en', { timeZone: 'America/New_York', timeZoneName: 'longOffset' });
  return date && new Date(date.getTime() + (shown.format(date).includes('-04:00') ? HOUR : 0));
}

export const BROKEN: readonly Broken[] = [
  {
    what: 'a manifest without the size of its pages',
    check: 'form',
    says: /pageSize/,
    connector: withOrders({ pageSize: 0 }),
  },
  {
    what: 'a mapper that drops what it does not know',
    check: 'fixtures',
    says: /additional_fields/,
    connector: withOrders({ map: (raw) => ({ ...orders.map(raw), additional_fields: {} }) }),
  },
  {
    what: 'a mapper that changes what it is given',
    check: 'fixtures',
    says: /read only|extensible|assign/,
    connector: withOrders({ map: (raw) => orders.map(Object.assign(raw, { seen: true })) }),
  },
  {
    what: 'the last record of a full page is lost',
    check: 'sizes',
    says: /are missing/,
    connector: paging((page) => async (ctx, ask, cursor) => {
      const given = await page(ctx, ask, cursor);
      return given.kind === 'page' ? { ...given, records: given.records.slice(0, 199) } : given;
    }),
  },
  {
    what: 'a filter that excludes its start, said to include it',
    check: 'edges',
    says: /are missing/,
    connector: withOrders({ edges: { from: 'inclusive', to: 'inclusive' } }),
  },
  {
    what: 'a lag that is kept secret',
    check: 'late',
    says: /turned up later/,
    connector: withOrders({ lagMs: 0 }),
    simulate: turned({ late_commit_seconds: 3000 }),
  },
  {
    what: 'summer time forgotten',
    check: 'zones',
    says: /are missing/,
    connector: withOrders({
      zone: 'America/New_York',
      page: (ctx, ask, cursor) =>
        orders.page(ctx, { ...ask, from: alwaysWinter(ask.from), to: alwaysWinter(ask.to) }, cursor),
    }),
  },
  {
    what: 'a cursor that is no JSON',
    check: 'restart',
    says: /are missing|does not end|gave the same cursor|stuck/,
    connector: paging((page) => async (ctx, ask, cursor) => {
      const held = cursor as unknown as { place?: Map<string, string> } | null;
      const given = await page(ctx, ask, held?.place?.get?.('at') ?? null);
      if (given.kind !== 'page' || given.next === null) return given;
      const place = { place: new Map([['at', given.next]]) } as unknown as Cursor;
      return { ...given, next: held === null ? place : null };
    }),
  },
  {
    what: 'numbered pages of a list that moves',
    check: 'edits',
    says: /are missing/,
    connector: withOrders({}),
    simulate: turned({ resort_while_paging: true }),
  },
  {
    what: 'an instant of ours in the record',
    check: 'twice is silent',
    says: /writes records: additional_fields/,
    connector: withOrders({
      map: (raw) => ({ ...orders.map(raw), additional_fields: { mapped: performance.now() } }),
    }),
  },
  {
    what: 'no date for what has one at the vendor',
    check: 'sizes',
    says: /have another date than at the vendor \(.*: null in place of/,
    connector: withOrders({ basisDate: () => null }),
  },
  {
    what: 'a word that the model does not have',
    check: 'schema, raw kept',
    says: /could not be mapped/,
    connector: withOrders({ map: (raw) => ({ ...orders.map(raw), status: 'on its way' }) }),
  },
  {
    what: 'asking again at once',
    check: 'rate limited',
    says: /asked again/,
    connector: catching((error, again) => {
      if (error instanceof RateLimited) return again();
      throw error;
    }),
  },
  {
    what: 'a passing trouble taken for the end',
    check: '5xx',
    says: /ended stuck/,
    connector: catching((error) => {
      throw error instanceof Retryable ? new Terminal('It does not work.') : error;
    }),
  },
  {
    what: 'no answer taken for an empty one',
    check: 'time-out',
    says: /are missing/,
    connector: catching(async (error) => {
      if (error instanceof Retryable) return NOTHING;
      throw error;
    }),
  },
  {
    what: 'nonsense taken for an empty list',
    check: 'hostile bodies',
    says: /are missing/,
    connector: catching(async (error) => {
      if (error instanceof Retryable && /no list of rows/.test(error.message)) return NOTHING;
      throw error;
    }),
  },
  {
    what: 'an ended session taken for a wrong password',
    check: 'expired session',
    says: /ended stuck/,
    connector: {
      ...fulfillment,
      functions: [
        {
          ...returns,
          page: (ctx, ask, cursor) =>
            returns.page(ctx, ask, cursor).catch((error) => {
              throw error instanceof CredentialsRefused ? new Terminal('Wrong password.') : error;
            }),
        },
      ],
    },
  },
  {
    what: 'refused credentials tried for ever',
    check: 'refused credentials',
    says: /not stuck with credentials_refused/,
    connector: catching((error) => {
      throw error instanceof CredentialsRefused ? new Retryable('Try again.') : error;
    }),
  },
  {
    what: 'the vendor’s words repeated, with what it was told',
    check: 'no secrets',
    says: /a secret stands/,
    connector: paging((page) => async (ctx, ask, cursor) => {
      const basic = Buffer.from(`user:${ctx.credentials.api_key}`).toString('base64');
      const { status, text } = await ctx.http.send({
        url: `${ctx.baseUrl}/v1/sites`,
        headers: { authorization: `Basic ${basic}` },
      });
      if (status === 400) throw new Terminal(text);
      return page(ctx, ask, cursor);
    }),
  },
  {
    what: 'charges that are told apart by where they stand in a file',
    check: 'files',
    says: /records in place of|wrote records/,
    connector: {
      ...ups,
      functions: [{ ...charges, map: (raw) => ({ ...charges.map(raw), id: `${raw.file} ${raw.row}` }) }],
    },
  },
  {
    what: 'a parameter that the vendor does not know',
    check: 'specification',
    says: /there is no parameter order_by/,
    connector: {
      ...fulfillment,
      functions: [
        {
          ...returns,
          page: (ctx, ask, cursor) => {
            const json = (request: Parameters<typeof ctx.http.json>[0]) =>
              ctx.http.json({ ...request, query: { ...request.query, order_by: 'id' } });
            return returns.page({ ...ctx, http: { ...ctx.http, json } }, ask, cursor);
          },
        },
      ],
    },
  },
  {
    what: 'a mapper that loses what the vendor shows',
    check: 'samples',
    says: /sample 0: .*created_date/,
    connector: {
      ...shipbob,
      functions: [
        {
          ...shipbobOrders,
          map: (raw) => {
            const { created_date: _, ...rest } = shipbobOrders.map(raw);
            return rest as ReturnType<Fn['map']>;
          },
        },
      ],
    },
  },
  {
    what: 'more of a quota than there is',
    check: 'within the quota',
    says: /refused \d+ requests/,
    connector: {
      ...withOrders({
        page: (ctx, ask, cursor) => orders.page({ ...ctx, told: () => {} }, ask, cursor),
      }),
      check: (ctx) => sandbox.check({ ...ctx, told: () => {} }),
      quota: { burst: 1e6, perSecond: 1e6 },
    },
    simulate: turned({ quota_burst: 5, quota_per_second: 1 }),
  },
];
