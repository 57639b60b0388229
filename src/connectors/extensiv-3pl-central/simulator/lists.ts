import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';
import type { ReceiverRow } from './receivers.ts';
import type { Row } from './row.ts';
import { type Condition, matches, notParsable, parseRql, sorted } from './rql.ts';
import type { Span, World } from './world.ts';

const DAY = 24 * 3600 * 1000;
const RELS = 'http://api.3plCentral.com/rels/';

/** How a list is answered. */
interface List {
  /** Null for the one that has `summaries`. */
  rel: string | null;
  most: number;
  usual: number;
  sorts: boolean;
  rows: Row[];
}

/** The body of an answer to a list. @throws Refused when the question is */
export function answerList(world: World, { path, query }: Asked, now: number): Given {
  const conditions = parseRql(query.get('rql'));
  const list = listOf(world, path, query, conditions, now);
  if (!list.sorts && query.has('sort')) throw notParsable('sort', 'Not supported');
  const size = count(query.get('pgsiz') ?? String(list.usual), 'pgsiz');
  if (size > list.most) throw notParsable('pgsiz', `At most ${list.most}`);
  const page = count(query.get('pgnum') ?? '1', 'pgnum');
  const found = sorted(
    list.rows.filter(({ properties }) => matches(properties, conditions)),
    query.get('sort'),
  );
  const rows = found.slice((page - 1) * size, page * size).map(({ json }) => whole(json, query));
  if (list.rel === null) return { json: { totalResults: found.length, summaries: rows } };
  const type = 'application/hal+json; charset=utf-8';
  const json = { totalResults: found.length, _embedded: { [list.rel]: rows }, _links: {} };
  return { json, type };
}

function listOf(
  world: World,
  path: string,
  query: URLSearchParams,
  conditions: readonly Condition[],
  now: number,
): List {
  const span = spanOf(conditions, now);
  const usual = { most: 500, usual: 100, sorts: true };
  if (path === '/orders')
    return {
      ...usual,
      most: 1000,
      rel: `${RELS}orders/order`,
      rows: world.transactions('orders', span, now),
    };
  if (path === '/inventory/receivers')
    return { ...usual, rel: `${RELS}inventory/receiver`, rows: receivers(world, query, span, now) };
  if (path === '/inventory/adjustments')
    return {
      ...usual,
      most: 100,
      rel: `${RELS}inventory/adjustment`,
      rows: world.transactions('adjustments', span, now),
    };
  if (path === '/inventory/stocksummaries')
    return { ...usual, sorts: false, rel: null, rows: world.summaries(now) };
  if (path === '/customers')
    return { most: 100, usual: 20, sorts: true, rel: `${RELS}customers/customer`, rows: world.customers() };
  if (path === '/properties/facilities')
    return { ...usual, most: 100, rel: `${RELS}properties/facility`, rows: world.facilities() };
  const customer = /^\/customers\/(\d+)\/items$/.exec(path)?.[1];
  if (customer === undefined) throw new Refused({ status: 404, body: 'Not found' });
  const rows = world.items(now).filter(({ properties }) => String(properties.customer) === customer);
  return { most: 100, usual: 10, sorts: true, rel: `${RELS}customers/item`, rows };
}

function receivers(world: World, query: URLSearchParams, span: Span, now: number): Row[] {
  const asked = query.get('receivertype') ?? 'Normal';
  const kind = RECEIVER_TYPES[Number(asked)] ?? asked;
  if (!RECEIVER_TYPES.includes(kind)) throw notParsable('receivertype', 'Not understood');
  const inbound = world.transactions('inbound', span, now) as ReceiverRow[];
  if (kind === 'ReceiveAgainst') return inbound.filter(({ candidate }) => candidate);
  if (kind === 'OnlyASNs') return inbound.filter(({ announced }) => announced);
  const normal = kind === 'Return' ? [] : inbound.filter(({ candidate }) => !candidate);
  return kind === 'Normal' ? normal : [...normal, ...world.transactions('returns', span, now)];
}

const RECEIVER_TYPES = ['Normal', 'Return', 'ReceiveAgainst', 'OnlyASNs', 'AllButASNs'];

/** What stands inside a record is only there when it is asked for. */
function whole(json: Record<string, unknown>, query: URLSearchParams): Record<string, unknown> {
  if (!('_embedded' in json) || query.get('detail') === 'All' || !('referenceNum' in json)) return json;
  const { _embedded, ...others } = json;
  return 'adjustmentId' in (json.readOnly as object) ? json : others;
}

/** Between which instants some date of a row must lie; a month where no date is named. */
function spanOf(conditions: readonly Condition[], now: number): Span {
  const dated = conditions.filter(({ name }) => name.endsWith('date'));
  const instants = (operators: string[]) =>
    dated
      .filter(({ operator }) => operators.includes(operator))
      .map(({ value }) => {
        const instant = Date.parse(`${value}Z`);
        if (Number.isNaN(instant)) throw notParsable('rql', 'Value is no date');
        return instant;
      });
  const from = Math.max(...instants(['=ge=', '=gt=', '==']), Number.NEGATIVE_INFINITY);
  const to = Math.min(...instants(['=lt=', '=le=', '==']), Number.POSITIVE_INFINITY);
  if (dated.length === 0) return { from: now - 30 * DAY, to: now + DAY };
  return { from: Math.max(from, Date.UTC(2024, 0)), to: Math.min(to + 1000, now + DAY) };
}

function count(text: string, name: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw notParsable(name, 'Must be positive');
  return Number(text);
}
