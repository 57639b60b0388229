import { NotOurs, type SourceFiles } from '../../../src/connectors/kit/files.ts';
import type { Ask, Context, Cursor } from '../../../src/connectors/kit/manifest.ts';
import { ups } from '../../../src/connectors/ups/index.ts';
import { connectorContext } from '../../support/connector-context.ts';
import { inParts, PaperFiles } from '../../support/paper-files.ts';

export { inParts };

/** Files that have come in for the connector. */
export class Inbox extends PaperFiles {
  constructor() {
    super(ups.inbox!);
  }
}

export const surveyBytes = (bytes: Buffer, partBytes = 1024 * 1024) =>
  ups.inbox!.survey(inParts(bytes, partBytes), 'invoice.csv');

/** What a survey says against a file. */
export async function refusalOf(bytes: Buffer): Promise<string> {
  const answer = await surveyBytes(bytes).catch((error: unknown) => error);
  if (answer instanceof NotOurs) return answer.message;
  throw new Error('the file was accepted', { cause: answer });
}

export const lineItems = ups.functions[0]!;
export const ALWAYS: Ask = { from: null, to: null, newest: true };

export function contextOf(files: SourceFiles, credentials: Record<string, string> = {}): Context {
  const now = () => new Date('2030-01-01T00:00:00Z');
  return { ...connectorContext('', { source_type: 'upload', ...credentials }, { now }), files };
}

/** One step that must give a page. */
export async function step(ctx: Context, ask: Ask, cursor: Cursor | null) {
  const page = await lineItems.page(ctx, ask, cursor);
  if (page.kind !== 'page') throw new Error(`no page but ${page.kind}`);
  return page;
}

/** All pages from a cursor on; each cursor goes through JSON, as it does in the store. */
export async function readAll(ctx: Context, ask = ALWAYS, from: Cursor | null = null) {
  const pages: Awaited<ReturnType<typeof step>>[] = [];
  for (let cursor = from; ; ) {
    const page = await step(ctx, ask, cursor);
    pages.push(page);
    if (pages.length > 5000) throw new Error('the reading does not get to its end');
    if (page.next === null) return { pages, records: pages.flatMap(({ records }) => records) };
    cursor = JSON.parse(JSON.stringify(page.next)) as Cursor;
  }
}
