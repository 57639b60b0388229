import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';

/** The largest size anybody has used. */
const MOST_ROWS = 200;

/** A page of a list, with how much there is in the headers. @param most how many rows a list has, whatever there are */
export function numbered<Row>(
  asked: Asked,
  all: readonly Row[],
  json: (row: Row) => unknown,
  most = Number.POSITIVE_INFINITY,
): Given {
  const rows = all.slice(0, most);
  const page = count(asked.query.get('page') ?? '1', 'page');
  const size = count(asked.query.get('size') ?? '20', 'size');
  if (size > MOST_ROWS) throw new Refused({ status: 400, json: [{ message: 'size is too large' }] });
  return {
    json: rows.slice((page - 1) * size, page * size).map(json),
    headers: {
      'Total-Pages': String(Math.ceil(rows.length / size)),
      'Total-Elements': String(rows.length),
      'Page-Number': String(page),
      'Page-Size': String(size),
    },
  };
}

function count(text: string, name: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Refused({ status: 400, json: [{ message: `${name} must be positive` }] });
}
