import { Unreadable } from './reading.ts';

/**
 * Reads a number that names something: an invoice, a parcel. Spreadsheets turn long ones into floating-point
 * numbers; where all their digits are still there the number is restored.
 *
 * @throws Unreadable where digits are gone
 */
export function readIdentifier(text: string): string {
  // ="00123" and '00123 are how people keep a spreadsheet from doing so.
  const bare = text
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim();
  if (/^\d+[.,]0+$/.test(bare)) return bare.replace(/[.,]0+$/, '');
  const [, whole, fraction = '', exponent] = /^(\d)(?:[.,](\d+))?E\+(\d+)$/i.exec(bare) ?? [];
  if (whole === undefined) {
    // The format keeps fifteen digits and fills up with zeros; numbers that long end in digits that vary.
    if (/^\d{15}0{5,}$/.test(bare)) throw lost(text);
    return bare.toUpperCase();
  }
  if (Number(exponent) > 15 || fraction.length < Number(exponent)) throw lost(text);
  return whole + fraction;
}

/** A code in capitals; those of digits get back the zeros at their front that some exports leave out. */
export function readCode(text: string, digits: number): string {
  const code = text
    .trim()
    .toUpperCase()
    .replace(/^(\d+)[.,]0+$/, '$1');
  return /^\d+$/.test(code) ? code.replace(/^0+(?=\d)/, '').padStart(digits, '0') : code;
}

function lost(text: string): Unreadable {
  return new Unreadable(
    text,
    'in which a spreadsheet has lost digits: ask for the file as the carrier wrote it, or download it again',
  );
}
