import { Retryable, Terminal } from '../kit/errors.ts';
import type { Ask, Context, SourceFunction } from '../kit/manifest.ts';
import { fromReport, type ReportState } from '../kit/report.ts';
import { marketplacesOf } from './account.ts';
import { askAmazon, rowsOf } from './client.ts';
import { REPORT_PAGE } from './facts.ts';
import {
  type Layout,
  openDocument,
  type ReportDocument,
  type ReportRow,
  rowsOfDocument,
} from './report-document.ts';

const REPORTS = '/reports/2021-06-30/reports';
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
/** An FBA report is made once in four hours; whoever asks again within them is shown it as cancelled. */
const ONCE_IN_MS = 4 * HOUR;

/** A report as Amazon lists it. */
export interface VendorReport {
  reportId?: string;
  reportType?: string;
  processingStatus?: string;
  createdTime?: string;
  dataStartTime?: string;
  dataEndTime?: string;
  reportDocumentId?: string;
}

/**
 * The step of a function that is a report over days.
 *
 * @param reportType Amazon's word for it
 * @param dateOf when what a row tells of took place; null where that cannot be read. Rows of other days than those that
 *   are asked for are left out, those that cannot be read are kept, and quarantined
 */
export function dailyReport(
  reportType: string,
  layout: Layout,
  dateOf: (row: ReportRow) => string | null,
): SourceFunction<ReportRow>['page'] {
  return fromReport<ReportRow>({
    everyMs: 60 * SECOND,
    order: (ctx, ask) => order(ctx, reportType, ask),
    look: (ctx, id) => look(ctx, id),
    async read(ctx, document, from, ask) {
      const rows = await rowsOfDocument(ctx, document as unknown as ReportDocument, layout);
      if (typeof rows === 'string') return rows;
      const wanted = rows.filter((row) => isIn(dateOf(row), ask));
      const next = from + REPORT_PAGE;
      return { records: wanted.slice(from, next), next: next < wanted.length ? next : null };
    },
  });
}

/** Days are cut in zones that differ by seller, so a day before and a day behind are asked for as well. */
async function order(ctx: Context, reportType: string, { from, to }: Ask): Promise<string> {
  // No report is made of the future. Whole hours, so that one asked for a little later is the same.
  const now = Math.floor((ctx.now().getTime() - 5 * 60 * SECOND) / HOUR) * HOUR;
  const end = Math.min(to!.getTime() + DAY, now);
  const { reportId } = await askAmazon(ctx, {
    operation: 'createReport',
    path: REPORTS,
    json: {
      reportType,
      marketplaceIds: marketplacesOf(ctx),
      dataStartTime: new Date(Math.min(from!.getTime() - DAY, end - HOUR)).toISOString(),
      dataEndTime: new Date(end).toISOString(),
    },
  });
  if (typeof reportId !== 'string' || reportId === '' || reportId.length > 200)
    throw new Retryable('Amazon did not say by which id a report will be found.');
  return reportId;
}

async function look(ctx: Context, id: string): Promise<ReportState> {
  let report: VendorReport;
  try {
    report = await askAmazon(ctx, { operation: 'getReport', path: `${REPORTS}/${encodeURIComponent(id)}` });
  } catch (error) {
    if (error instanceof Terminal && error.status === 404) return { state: 'gone' };
    throw error;
  }
  switch (report.processingStatus) {
    case 'IN_QUEUE':
    case 'IN_PROGRESS':
      return { state: 'working' };
    case 'DONE':
      if (typeof report.reportDocumentId !== 'string')
        throw new Retryable('A report of Amazon is done and has no document.');
      return { state: 'ready', document: { ...(await openDocument(ctx, report.reportDocumentId)) } };
    case 'CANCELLED':
      return await standIn(ctx, report);
    case 'FATAL':
      return { state: 'gone' };
    default:
      throw new Retryable('Amazon did not say how a report stands.');
  }
}

/**
 * A report ends cancelled where there is nothing to report, and also where the same was asked for a little while ago.
 * The two look alike: only if there is no such other one, it is empty.
 */
async function standIn(ctx: Context, report: VendorReport): Promise<ReportState> {
  const created = Date.parse(report.createdTime ?? '');
  if (!report.reportType || Number.isNaN(created))
    throw new Retryable('A report of Amazon has no type or date.');
  const { reports } = await askAmazon(ctx, {
    operation: 'getReports',
    path: REPORTS,
    query: {
      reportTypes: report.reportType,
      processingStatuses: 'DONE,IN_PROGRESS,IN_QUEUE',
      createdSince: new Date(created - ONCE_IN_MS - HOUR).toISOString(),
      pageSize: '100',
    },
  });
  const same = rowsOf<VendorReport>(reports).filter(
    (other) =>
      other.reportId !== report.reportId &&
      isInstant(other.dataStartTime, report.dataStartTime) &&
      isInstant(other.dataEndTime, report.dataEndTime),
  );
  const [newest] = same.toSorted((a, b) => Date.parse(b.createdTime ?? '') - Date.parse(a.createdTime ?? ''));
  if (!newest?.reportId) return { state: 'empty' };
  return { state: 'instead', id: newest.reportId, asked: new Date(newest.createdTime ?? created) };
}

function isInstant(one: string | undefined, other: string | undefined): boolean {
  return Date.parse(one ?? '') === Date.parse(other ?? '');
}

function isIn(date: string | null, { from, to }: Ask): boolean {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) || (at >= from!.getTime() && at < to!.getTime());
}
