import { CredentialsRefused } from '../kit/errors.ts';

/** Names of columns of the billing report; empty where it has none of the kind. */
export interface BillingColumns {
  id: string;
  date: string;
  amount: string;
  type: string;
  currency: string;
  object: string;
}

/** As the vendor's other lists name such columns; nobody has told those of this one. */
const USUAL: BillingColumns = {
  id: 'ID',
  date: 'EntryDateTime',
  amount: 'Amount',
  type: 'Description',
  currency: '',
  object: '',
};

/**
 * What a customer entered as `amount=Total, date=InvoiceDate`, and the usual names of the rest.
 *
 * @throws CredentialsRefused with a sentence for whoever entered it
 */
export function billingColumns(entered: string | undefined): BillingColumns {
  const columns = { ...USUAL };
  for (const pair of (entered ?? '').split(',')) {
    if (pair.trim() === '') continue;
    const [name = '', column = ''] = pair.split('=').map((side) => side.trim());
    if (!Object.hasOwn(USUAL, name) || !/^\w{1,60}$/.test(column) || pair.split('=').length !== 2)
      throw new CredentialsRefused(
        `Billing columns are written as amount=Total, date=InvoiceDate. Known on the left are ${Object.keys(USUAL).join(', ')}.`,
      );
    columns[name as keyof BillingColumns] = column;
  }
  return columns;
}
