import { checkFileSource, FILE_SOURCE } from '../file-source.ts';
import type { Connector, Evidence, SourceFunction } from '../manifest.ts';
import { idOfCharge, mapCharge, type Raw } from './charge-line.ts';
import type { FileForm } from './layout.ts';
import { MOST_CHARGES, pageOfFiles } from './page.ts';
import { surveyTable } from './survey.ts';

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Which accounts of a file are meant. */
const ACCOUNTS = {
  name: 'account_numbers',
  label: 'Account numbers',
  help: 'With commas between; all, if left empty.',
  secret: false,
  required: false,
};

/** Every charge in a carrier's invoice files, late corrections included. */
export function invoiceLines(form: FileForm, evidence: Evidence): SourceFunction<Raw> {
  return {
    name: 'get_invoice_line_items',
    basis: 'invoice',
    evidence,
    mapperVersion: 1,
    pageSize: MOST_CHARGES,
    // Our own store of files answers, for the half-open range it is asked for.
    edges: { from: 'inclusive', to: 'exclusive' },
    // Invoices have a day, no time.
    grainMs: DAY_MS,
    // For a file that came just before midnight and was stored just after it; one that is late is found by its coming.
    lagMs: HOUR_MS,
    // Stored bytes do not change, and a new file goes to the end.
    order: 'immutable',
    // A charge has no date that grows: the invoice's is for ever.
    versionedBy: 'as_of',
    // The same charge exported twice is spelled in two ways; all that counts of it is in other fields.
    volatile: ['raw'],
    onDemand: true,
    page: (ctx, ask, cursor) => pageOfFiles(ctx, ask, cursor, form),
    idOf: (raw) => idOfCharge(raw, form),
    map: (raw) => mapCharge(raw, form),
    basisDate: (record) => (typeof record.created_date === 'string' ? record.created_date : null),
  };
}

/** A carrier that has no interface for invoices; they come as files, uploaded or collected from where they are left. */
export function invoiceCarrier(
  { name, displayName }: Pick<Connector, 'name' | 'displayName'>,
  form: FileForm,
  // biome-ignore lint/suspicious/noExplicitAny: as in a manifest
  fn: SourceFunction<any>,
): Connector {
  return {
    type: 'carrier',
    name,
    displayName,
    baseUrl: '',
    credentials: [...FILE_SOURCE, ACCOUNTS],
    // No quota of anybody's is used up by reading files, so it matters little who shares one.
    account: ({ folder = '', account_numbers = '' }) => `${folder}|${account_numbers}`,
    quota: { burst: 1000, perSecond: 1000 },
    timeoutMs: 30_000,
    check: async (ctx) => {
      checkFileSource(ctx.credentials, `${name}/main`);
      return null;
    },
    inbox: { fileName: /\.(csv|txt)$/i, fileType: 'csv', survey: (bytes) => surveyTable(bytes, form) },
    functions: [fn],
  };
}
