import { readIdentifier } from '../kit/invoice-file/identifiers.ts';
import { Unreadable } from '../kit/invoice-file/reading.ts';

/**
 * The number of an invoice: six zeros, six characters of the account, three of the week's batch. The zeros are put
 * back where a spreadsheet took them for padding.
 */
export function readInvoiceNumber(text: string): string {
  const number = readIdentifier(text);
  return /^\d{7,14}$/.test(number) ? number.padStart(15, '0') : number;
}

/**
 * An account without the zeros UPS pads it with; six characters, some of which may be zeros of its own.
 *
 * @throws Unreadable for what has other characters, such as `#N/A`
 */
export function readAccount(text: string): string {
  const account = readIdentifier(text);
  if (!/^[0-9A-Z]+$/.test(account)) throw new Unreadable(text, 'which is no account');
  return account.replace(/^0+/, '').padStart(6, '0');
}
