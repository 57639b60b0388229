import { mixed } from '../../kit/simulator/calendar.ts';
import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';
import { CUSTOMERS, localBare, uuid, WAREHOUSE } from './goods.ts';
import { codeOf, idOfProduct, PRODUCTS } from './products.ts';

const KIND = 6;
/** How long one takes, and how long it is kept. */
const MADE_WITHIN_MS = 25_000;
const KEPT_MS = 7 * 86_400_000;
const HOUR = 3600_000;

type Parameters = {
  pageSize?: unknown;
  customer?: { id?: unknown };
  warehouse?: { id?: unknown; name?: unknown };
};
type Report = { id: string; ordered: number; customer: number; size: number; parameters: Parameters };

/** Reports of stock: ordered, made, read. */
export class Reports {
  readonly #seed: number;
  readonly #reports = new Map<string, Report>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** `POST report-runs` */
  order({ json }: Asked, now: number): Given {
    const { type, parameters } = (json ?? {}) as { type?: unknown; parameters?: Parameters };
    if (type !== 'STOCK_ON_HAND') throw refusal(422, 'Unknown report type');
    const customer = CUSTOMERS.findIndex(({ id }) => id === parameters?.customer?.id);
    if (customer < 0) throw refusal(422, 'Customer is required');
    const { warehouse } = parameters!;
    if (warehouse && warehouse.id !== WAREHOUSE.id && warehouse.name !== WAREHOUSE.name)
      throw refusal(422, 'Warehouse not found');
    const size = Math.min(Number(parameters?.pageSize ?? 20), 100);
    const id = uuid(KIND, this.#reports.size);
    const report: Report = { id, ordered: now, customer, size, parameters: parameters! };
    this.#reports.set(id, report);
    return { status: 201, json: { ...head(report), status: 'IN_PROCESS' } };
  }

  /** `GET report-runs/{id}`. @throws Refused for whatever else it is */
  answer(what: string, { query }: Asked, now: number): Given {
    const report = this.#reports.get(/^GET report-runs\/([\w-]+)$/.exec(what)?.[1] ?? '');
    if (!report || now - report.ordered > KEPT_MS) throw refusal(404, 'Not found');
    const made = report.ordered + MADE_WITHIN_MS;
    if (now < made) return { json: { ...head(report), status: 'IN_PROCESS' } };
    const rows = stockOf(this.#seed, report.customer, made);
    const page = Number(query.get('page') ?? 1);
    const items = rows.slice((page - 1) * report.size, page * report.size);
    return {
      json: { ...head(report), status: 'SUCCESS', reportTime: localBare(made), items },
      headers: {
        'Total-Pages': String(Math.ceil(rows.length / report.size)),
        'Total-Elements': String(rows.length),
        'Page-Number': String(page),
        'Page-Size': String(report.size),
      },
    };
  }
}

/** Products there is stock of. */
export function stockedProducts(): string[] {
  return Array.from({ length: PRODUCTS }, (_, place) => place)
    .filter(isStocked)
    .map(idOfProduct);
}

function isStocked(place: number): boolean {
  return place % 20 !== 7;
}

function head({ id, parameters }: Report) {
  return { type: 'STOCK_ON_HAND', parameters: { warehouse: { name: WAREHOUSE.name }, ...parameters }, id };
}

/** Rows by status and then by product, so that those of one product lie far apart. */
function stockOf(seed: number, customer: number, at: number) {
  const own = Array.from({ length: PRODUCTS }, (_, place) => place).filter(
    (place) => place % CUSTOMERS.length === customer && isStocked(place),
  );
  const hour = Math.floor(at / (5 * HOUR));
  const row = (place: number, unit: string, productStatus: string) => {
    const bits = mixed(seed, place, hour, unit.length + productStatus.length);
    const [quantity, quantityAllocated] = [20 + (bits % 300), productStatus === 'OK' ? (bits >>> 9) % 15 : 0];
    const unitOfMeasure = { type: unit, name: unit };
    return {
      type: 'ITEM',
      details: {
        product: { id: idOfProduct(place), name: `Goods ${place}`, references: { code: codeOf(place) } },
        unitOfMeasure,
      },
      measures: {
        quantity,
        quantityFree: quantity - quantityAllocated,
        quantityAllocated,
        quantityIncoming: (bits >>> 5) % 7,
      },
      properties: { unitOfMeasure, productStatus },
    };
  };
  return [
    ...own.map((place) => row(place, 'UNITS', 'OK')),
    ...own.filter((place) => place % 4 === 0).map((place) => row(place, 'CARTON', 'OK')),
    ...own.filter((place) => place % 9 === 0).map((place) => row(place, 'UNITS', 'DAMAGED')),
  ];
}

function refusal(status: number, message: string): Refused {
  return new Refused({ status, json: [{ message }] });
}
