import { feedConnector } from '../../../src/connectors/feed/feed-connector.ts';
import { PRESET as TABLES } from '../../../src/connectors/feed/preset.ts';
import type { Profile } from '../../../src/connectors/feed/profile.ts';
import type { Cursor } from '../../../src/connectors/kit/manifest.ts';
import type { FunctionName } from '../../../src/model/index.ts';
import { connectorContext } from '../../support/connector-context.ts';
import { PaperFiles } from '../../support/paper-files.ts';

export const X12: Profile = {
  format: 'x12',
  time_zone: 'America/New_York',
  documents: (['get_orders', 'get_inbound_shipments', 'get_inventory_ledger', 'get_inventory'] as const).map(
    (fn) => ({
      function: fn,
      file_name: '*.edi',
    }),
  ),
};
export { TABLES };

/** A connector by a profile, with files that came in. */
export function feedOf(profile: Profile) {
  const connector = feedConnector({
    name: 'feed',
    displayName: 'Feed',
    preset: profile,
    evidence: 'assumed',
    onDemand: [],
  });
  const files = new PaperFiles(connector.inbox!);
  const ctx = {
    ...connectorContext('', { source_type: 'upload' }, { now: () => new Date('2030-01-01T00:00:00Z') }),
    files,
  };
  /** Everything that pages give, mapped; what cannot be mapped as its reason. */
  const read = async (name: FunctionName): Promise<(Record<string, unknown> | string)[]> => {
    const fn = connector.functions.find((one) => one.name === name)!;
    const raws: unknown[] = [];
    let cursor: Cursor | null = null;
    do {
      // As it is after a restart: read from JSON.
      const stored: Cursor | null = JSON.parse(JSON.stringify(cursor));
      const page = await fn.page(ctx, { from: null, to: null, newest: true }, stored);
      if (page.kind !== 'page') throw new Error(`the page is ${page.kind}`);
      raws.push(...page.records);
      cursor = page.next;
    } while (cursor !== null);
    return raws.map((raw) => {
      try {
        return fn.map(JSON.parse(JSON.stringify(raw)));
      } catch (error) {
        return (error as Error).message;
      }
    });
  };
  return { connector, files, read, add: (name: string, text: string) => files.add(name, Buffer.from(text)) };
}

/** An interchange with a group of documents, each without its ST and SE. */
export function interchange(
  documents: readonly { set: string; at?: string; segments: string[] }[],
  { control = 71, element = '*', end = '~\n' } = {},
): string {
  const number = String(control).padStart(9, '0');
  const groups = documents.map(({ set, at = '20260414*1810', segments }, nth) => {
    const body = [`ST*${set}*0001`, ...segments, `SE*${segments.length + 2}*0001`];
    return [`GS*XX*HOUSE*MERCHANT*${at}*${control}${nth}*X*004010`, ...body, `GE*1*${control}${nth}`];
  });
  const isa = `ISA*00*          *00*          *ZZ*HOUSE          *ZZ*MERCHANT       *260414*1810*U*00401*${number}*0*P*>`;
  const all = [isa, ...groups.flat(), `IEA*${documents.length}*${number}`];
  return all.map((segment) => segment.replaceAll('*', element) + end).join('');
}

export function order(
  number: string,
  shipment: string,
  shipped: number,
  ordered = 24,
  state = 'PR',
): string[] {
  return [
    `W06*F*${number}*20260414*${shipment}`,
    'N1*WH*SITE*92*W01',
    `W12*${state}*${ordered}*${shipped}**CA**VN*TEA`,
    `W03*${shipped}`,
  ];
}
