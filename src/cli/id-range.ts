const UUID_DIGITS = 32;
/** Fewer name too many: ids that were made within a minute begin alike. */
const FEWEST_DIGITS = 8;

/** The ids that begin with a text, as the first and the last of them; null when the text is no beginning of an id. */
export function idsBeginningWith(text: string): { first: string; last: string } | null {
  const digits = text.toLowerCase().replaceAll('-', '');
  const isBeginning = /^[0-9a-f]+$/.test(digits) && /^[0-9a-f-]+$/i.test(text);
  if (!isBeginning || digits.length < FEWEST_DIGITS || digits.length > UUID_DIGITS) return null;
  return { first: digits.padEnd(UUID_DIGITS, '0'), last: digits.padEnd(UUID_DIGITS, 'f') };
}
