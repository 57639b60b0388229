/** The X12 files of a refrigerated warehouse, written from the layout of the sets alone. */
import type { Delivery } from '../../feed/simulator/batches.ts';
import type { Correction, Life, Movement } from '../../feed/simulator/life.ts';

/** What dates in files are meant in. */
const ZONE = 'America/New_York';
const DAY_MS = 86_400_000;

/** Some partners write like this, some like that; a file may hold both. */
interface Marks {
  element: string;
  component: string;
  segment: string;
}
const USUAL: Marks = { element: '*', component: '>', segment: '~\n' };
const PACKED: Marks = { element: '|', component: ':', segment: "'" };

type Segment = (string | number)[];

/** A group to be written: the code of its kind, the set, when it was made, and the documents. */
interface Group {
  code: string;
  set: string;
  at: number;
  documents: Segment[][];
}

/** All that happened in a stretch of days, in one file of two interchanges. */
export function interchangesOf(life: Life, from: number, to: number): Delivery[] {
  const sent = life.shipments(from, to).map((one) => group('SW', '945', one.at, shipped(one)));
  const received = life.receipts(from, to).map((one) => group('RE', '944', one.at, receipt(one)));
  const corrected = life.corrections(from, to).map((one) => group('AW', '947', one.at, corrections(one)));
  const stock = [group('IB', '846', to, report(life, to))];
  const answer = [
    group('FA', '997', to, [
      ['AK1', 'OW', 71],
      ['AK9', 'A', 1, 1, 1],
    ]),
  ];
  const number = Math.floor(to / DAY_MS);
  const text =
    interchange(number * 2, to, [...sent, ...answer, ...stock], USUAL) +
    interchange(number * 2 + 1, to, [...received, ...corrected], PACKED);
  const stamp = new Date(to).toISOString().replace(/\D/g, '').slice(0, 14);
  return [{ name: `VCS_${stamp}.edi`, bytes: Buffer.from(text) }];
}

function group(code: string, set: string, at: number, document: Segment[]): Group {
  return { code, set, at, documents: [document] };
}

function shipped({ name, part, at, lines, last }: Movement): Segment[] {
  const total = lines.reduce((sum, { moved }) => sum + moved, 0);
  return [
    ['W06', 'F', name, day(at), part, '', `PO-${name.slice(3)}`],
    ['N1', 'SF', 'VCS SITE', 92, 'W01'],
    ['N1', 'DE', 'DEPOSITOR CO', 92, 'D7'],
    ['N1', 'ST', 'SHOP TWELVE', 92, '0012'],
    ['N3', '4 MAIN ST'],
    ['N4', 'GARY', 'IN', '46402', 'US'],
    ['N9', 'CO', `WEB-${name.slice(3)}`],
    ['G62', '11', day(at)],
    ['W27', 'M', 'UPSN', 'UPS GROUND', 'PP'],
    ['LX', 1],
    ['MAN', 'GM', `0010012345${part.padStart(10, '0')}`, '', 'CP', `1Z${part}`],
    ...lines.flatMap(({ number, sku, ordered, moved }): Segment[] => [
      // What was not sent of it follows.
      [
        'W12',
        last ? 'CC' : 'BP',
        ordered,
        moved,
        ordered - moved,
        'CA',
        '',
        'VN',
        sku,
        `L${sku.slice(-3)}`,
        (moved * 2.5).toFixed(1),
        'G',
        'L',
      ],
      ['N9', 'LI', number],
      ['G62', '36', day(at + 200 * DAY_MS)],
    ]),
    ['W03', total, (total * 2.5).toFixed(1), 'LB'],
  ];
}

function receipt({ name, part, at, lines, last }: Movement): Segment[] {
  const came = lines.reduce((sum, { moved }) => sum + moved, 0);
  const announced = lines.reduce((sum, { ordered }) => sum + ordered, 0);
  return [
    ['W17', 'F', day(at), part, name, `ASN${name.slice(3)}`],
    ['N1', 'WH', 'VCS SITE', 92, 'W01'],
    ['N1', 'DE', 'DEPOSITOR CO', 92, 'D7'],
    ['N9', 'PO', `PO-${name.slice(3)}`],
    ['G62', '09', day(at)],
    ...lines.flatMap(({ number, sku, moved }): Segment[] => [
      ['W07', moved, 'CA', '', 'VN', sku, '', '', `L${sku.slice(-3)}`],
      ['N9', 'LI', number],
      ...(number === 2 ? [['W13', 1, 'CA', '01'] as Segment] : []),
    ]),
    last ? ['W14', came] : ['W14', came, announced],
  ];
}

function corrections({ id, at, sku, quantity, reason }: Correction): Segment[] {
  return [
    ['W15', day(at), `W${id}`, id],
    ['N1', 'WH', 'VCS SITE', 92, 'W01'],
    ['W19', reason, quantity, 'CA', '', 'VN', sku, '', '', `L${sku.slice(-3)}`],
    ['N9', 'LI', 1],
  ];
}

function report(life: Life, at: number): Segment[] {
  const stock = life.stock(at);
  const lines = stock.flatMap(({ sku, committed, held, lots }) =>
    lots.map(({ lot, quantity, expires }, nth): Segment[] => [
      ['LIN', '', 'SK', sku, 'LT', lot],
      ['DTM', '036', expires.replaceAll('-', '')],
      ['QTY', 17, quantity, 'CA'],
      ...(nth === 0 ? [['QTY', 27, committed, 'CA'] as Segment, ['QTY', 'QH', held, 'CA'] as Segment] : []),
    ]),
  );
  return [
    ['BIA', '00', 'SI', `INV${day(at)}`, day(at), time(at).slice(0, 4)],
    ['N1', 'WH', 'VCS SITE', 92, 'W01'],
    ...lines.flat(),
    ['CTT', lines.length],
  ];
}

function interchange(control: number, at: number, groups: readonly Group[], marks: Marks): string {
  const write = (...parts: Segment) =>
    parts.join(marks.element).replace(new RegExp(`\\${marks.element}+$`), '') + marks.segment;
  const number = String(control).padStart(9, '0');
  const made = [day(at).slice(2), time(at).slice(0, 4)];
  const filled = (text: string) => text.padEnd(15);
  const isa = [
    'ISA',
    '00',
    ' '.repeat(10),
    '00',
    ' '.repeat(10),
    'ZZ',
    filled('VCSWAREHOUSE'),
    'ZZ',
    filled('DEPOSITOR'),
    ...made,
    'U',
    '00401',
    number,
    '0',
    'P',
    marks.component,
  ];
  const body = groups.map(({ code, set, at: then, documents }, nth) => {
    const own = control * 1000 + nth;
    const written = documents.map((segments, place) => {
      const st = String(place + 1).padStart(4, '0');
      const inner = segments.map((segment) => write(...segment)).join('');
      return write('ST', set, st) + inner + write('SE', segments.length + 2, st);
    });
    return (
      write('GS', code, 'VCSWAREHOUSE', 'DEPOSITOR', day(then), time(then), own, 'X', '004010') +
      written.join('') +
      write('GE', documents.length, own)
    );
  });
  return isa.join(marks.element) + marks.segment + body.join('') + write('IEA', groups.length, number);
}

function day(at: number): string {
  return wall(at).slice(0, 8);
}

function time(at: number): string {
  return wall(at).slice(8);
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** What the warehouse's clock shows, in digits. */
function wall(at: number): string {
  return CLOCK.format(at).replace(/\D/g, '');
}
