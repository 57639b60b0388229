import { type Reading, Unreadable } from './reading.ts';

/** Amounts are whole numbers of ten-thousandths, so that sums are exact; no currency is finer than thousandths. */
const SCALE = 4;
const UNIT = 10n ** BigInt(SCALE);
/** More digits than these are no money. */
const MOST_DIGITS = 15;

/**
 * Reads an amount of money in ten-thousandths. Beside `1234.50` there are thousands marks, decimal commas, brackets
 * and a minus at the end, above all in files that went through a spreadsheet.
 *
 * @throws Unreadable where the text is no number, or could be two
 */
export function readAmount(text: string, reading: Pick<Reading, 'delimiter' | 'decimal'>): bigint {
  const bare = text.replace(/[\s\u00a0\u202f']/g, '');
  const [, open, sign, digits = '', minus, close] = /^(\()?([+-])?([\d.,]+)(-)?(\))?$/.exec(bare) ?? [];
  const plain = plainNumber(digits, reading);
  const negative = [open, sign === '-', minus].filter(Boolean).length;
  if (plain === null || Boolean(open) !== Boolean(close) || negative > 1)
    throw new Unreadable(text, 'which is no amount');
  if (plain === 'ambiguous')
    throw new Unreadable(
      text,
      'which could be thousands or thousandths: ask for the file as the carrier wrote it, not saved by a spreadsheet',
    );
  const [whole = '', fraction = ''] = plain.split('.');
  if (whole.length > MOST_DIGITS) throw new Unreadable(text, 'which is more than any invoice');
  const kept = BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, '0'));
  // Spreadsheets turn 9.80 into 9.799999999999999.
  const amount = Number(fraction[SCALE] ?? 0) >= 5 ? kept + 1n : kept;
  return negative ? -amount : amount;
}

/** The number with a decimal point and no thousands marks. */
function plainNumber(
  digits: string,
  { delimiter, decimal }: Pick<Reading, 'delimiter' | 'decimal'>,
): string | 'ambiguous' | null {
  if (/^\d+$/.test(digits)) return digits;
  const marks = /^\d{1,3}((,\d{3})+(\.\d*)?|(\.\d{3})+(,\d*)?)$/.test(digits);
  const decimals = /^\d*[.,]\d+$/.test(digits);
  // One group of three alone: the rest of the file tells, or what stands between its cells.
  if (marks && decimals) {
    const comma = digits.includes(',');
    if (decimal) return digits.replace(/[.,]/, decimal === (comma ? ',' : '.') ? '.' : '');
    if (delimiter !== ',') return 'ambiguous';
    return comma ? digits.replace(',', '') : digits;
  }
  if (decimals) return digits.replace(',', '.');
  if (!marks) return null;
  const mark = digits.search(/[.,]/);
  return digits.replaceAll(digits[mark]!, '').replace(',', '.');
}

/** What an amount tells about the decimal mark of its file; null for one that tells nothing. */
export function decimalIn(text: string): '.' | ',' | null {
  const [, decimal] = /([.,])\d{1,2}\)?-?\)?$/.exec(text.trim()) ?? [];
  return (decimal as '.' | ',' | undefined) ?? null;
}

/** An amount as JSON has it. */
export function amountNumber(amount: bigint): number {
  return Number(amountText(amount));
}

/** An amount for people and digests, without needless zeros: `-9.8`. */
export function amountText(amount: bigint): string {
  const size = amount < 0n ? -amount : amount;
  const fraction = String(size % UNIT)
    .padStart(SCALE, '0')
    .replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${size / UNIT}${fraction && `.${fraction}`}`;
}
