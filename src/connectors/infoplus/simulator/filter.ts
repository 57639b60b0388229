/** The grammar of the vendor's filters: terms `field operator value`, joined by `and`. */

export interface Term {
  field: string;
  operator: string;
  /** Of `in` several, of all others one; texts stand between quotes, and dates are such. */
  values: (number | string)[];
}

const TOKEN = /\s*(?:'([^']*)'|(-?\d+(?:\.\d+)?)(?![\w.])|([A-Za-z]\w*)|([(),]))/y;
const OPERATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'like', 'in'];

interface Token {
  kind: 'text' | 'number' | 'word' | 'sign';
  value: string;
}

/** @returns null for what is no filter */
export function parseFilter(filter: string): Term[] | null {
  const tokens = tokensOf(filter.trim());
  if (!tokens) return null;
  const terms: Term[] = [];
  while (tokens.length > 0) {
    if (terms.length > 0) {
      const and = tokens.shift()!;
      if (and.kind !== 'word' || and.value.toLowerCase() !== 'and') return null;
    }
    const term = takeTerm(tokens);
    if (!term) return null;
    terms.push(term);
  }
  return terms;
}

function takeTerm(tokens: Token[]): Term | null {
  const [field, operator] = [tokens.shift(), tokens.shift()];
  if (field?.kind !== 'word' || operator?.kind !== 'word' || !OPERATORS.includes(operator.value)) return null;
  if (operator.value !== 'in') {
    const value = literal(tokens.shift());
    return value === null ? null : { field: field.value, operator: operator.value, values: [value] };
  }
  const values: (number | string)[] = [];
  for (let sign = '('; sign !== ')'; ) {
    const before = tokens.shift();
    if (before?.kind !== 'sign' || before.value !== sign) return null;
    const value = literal(tokens.shift());
    if (value === null) return null;
    values.push(value);
    sign = tokens[0]?.value === ',' ? ',' : ')';
  }
  return tokens.shift()?.value === ')' ? { field: field.value, operator: 'in', values } : null;
}

function literal(token: Token | undefined): number | string | null {
  if (token?.kind === 'text') return token.value;
  return token?.kind === 'number' ? Number(token.value) : null;
}

function tokensOf(filter: string): Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < filter.length; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(filter);
    if (!found) return null;
    const [whole, text, number, word, sign] = found;
    if (text !== undefined) tokens.push({ kind: 'text', value: text });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else tokens.push({ kind: 'sign', value: sign! });
    at += whole.length;
  }
  return tokens;
}

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Whether a row fits all terms; a field that it does not have fits none. */
export function fits(row: Readonly<Record<string, unknown>>, terms: readonly Term[]): boolean {
  return terms.every(({ field, operator, values }) => {
    const own = row[field];
    if (own === null || own === undefined) return false;
    if (operator === 'in') return values.some((value) => own === value);
    if (operator === 'like') return like(String(own), String(values[0]));
    const order = compared(own, values[0]!);
    switch (operator) {
      case 'eq':
        return order === 0;
      case 'ne':
        return order !== 0;
      case 'gt':
        return order > 0;
      case 'gte':
        return order >= 0;
      case 'lt':
        return order < 0;
      default:
        return order <= 0;
    }
  });
}

/** Dates stand between quotes like texts, and are compared as instants. */
function compared(own: unknown, value: number | string): number {
  if (typeof own === 'string' && typeof value === 'string' && DATE.test(value))
    return Date.parse(own) - Date.parse(value);
  if (typeof own === 'number' && typeof value === 'number') return own - value;
  return String(own) < String(value) ? -1 : String(own) > String(value) ? 1 : 0;
}

function like(own: string, pattern: string): boolean {
  const bare = pattern.replaceAll('%', '');
  return own.toLowerCase().includes(bare.toLowerCase());
}

/** The stretch of a date that the terms leave, in milliseconds since 1970; null where they say nothing of it. */
export function stretchOf(terms: readonly Term[], field: string): { from: number; to: number } | null {
  const of = (operators: string[]) =>
    terms.find((term) => term.field === field && operators.includes(term.operator))?.values[0];
  const [from, to] = [of(['gt', 'gte']), of(['lt', 'lte'])];
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  return { from: Date.parse(from), to: Date.parse(to) };
}

/** Whether an instant may be within what the terms leave of a date: rows are made only of what may fit. */
export function mayFit(terms: readonly Term[], field: string, at: number): boolean {
  const stretch = stretchOf(terms, field);
  return !stretch || (at >= stretch.from && at <= stretch.to);
}

/** The values that a field may have; null where the terms leave it open. */
export function valuesOf(terms: readonly Term[], field: string): (number | string)[] | null {
  return terms.find((term) => term.field === field && ['in', 'eq'].includes(term.operator))?.values ?? null;
}
