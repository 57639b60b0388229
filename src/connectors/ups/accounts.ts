import { listed } from '../kit/invoice-file/credentials.ts';
import { Unreadable } from '../kit/invoice-file/reading.ts';
import type { Cells } from './columns.ts';
import { readAccount } from './identifiers.ts';

type Credentials = Readonly<Record<string, string>>;

/** The shipper numbers a connection is narrowed to; null for all. */
export function wantedAccounts(credentials: Credentials): ReadonlySet<string> | null {
  const list = listed(credentials.account_numbers);
  return list.length === 0 ? null : new Set(list.map(readAccount));
}

/**
 * Whether a row is one of the accounts'. A row whose account is missing or unreadable is kept: leaving it out would
 * hide a charge, and if it is broken it is put aside for somebody to look at.
 */
export function belongsTo(accounts: ReadonlySet<string> | null, cells: Cells): boolean {
  if (!accounts || cells.account === undefined) return true;
  try {
    return accounts.has(readAccount(cells.account));
  } catch (error) {
    if (error instanceof Unreadable) return true;
    throw error;
  }
}
