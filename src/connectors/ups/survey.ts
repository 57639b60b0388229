import { NotOurs, type Survey } from '../kit/files.ts';
import { readAmount } from '../kit/invoice-file/amounts.ts';
import { readDay } from '../kit/invoice-file/days.ts';
import { watched, withHead } from '../kit/invoice-file/head.ts';
import { Unreadable } from '../kit/invoice-file/reading.ts';
import { BrokenRows, type Delimiter, readRows } from '../kit/invoice-file/rows.ts';
import { Tail } from '../kit/invoice-file/tail.ts';
import { decodeEither, EncodingGuess } from '../kit/invoice-file/text.ts';
import { FEWEST_COLUMNS, MOST_COLUMNS, namedCells } from './columns.ts';
import { factsToJson } from './facts.ts';
import { otherTable, SEND_INSTEAD, sniff } from './sniff.ts';
import { Tally } from './tally.ts';

/** A version as UPS writes it, and as a spreadsheet with decimal commas does. */
const VERSION = /^\d{1,3}([.,]\d{1,3})?$/;

/**
 * Reads a billing file once: what it covers, how it is spelled, which rows repeat others, and what a person should
 * know about it.
 *
 * @throws NotOurs for what is no UPS billing file
 */
export async function survey(bytes: AsyncIterable<Buffer>): Promise<Survey> {
  const { found, whole } = await withHead(bytes, sniff);
  const { start, delimiter } = found;
  const encoding = new EncodingGuess();
  const tally = new Tally(delimiter);
  const tail = new Tail({ columns: null });
  let row = 0;
  let firstRow = 1;
  let firstByte = start;
  try {
    for await (const { cells, end } of readRows(
      tail.watch(watched(whole, { start, encoding, advice: SEND_INSTEAD })),
      delimiter,
    )) {
      row++;
      tail.add(cells.length);
      if (row === 1) {
        if (cells.length < FEWEST_COLUMNS || cells.length > MOST_COLUMNS) throw otherTable(cells.length);
        if (isHeader(cells, delimiter)) {
          firstRow = 2;
          firstByte = start + end;
          continue;
        }
      }
      tally.add(row, cells.length, namedCells(cells, decodeEither));
    }
  } catch (error) {
    if (error instanceof BrokenRows) throw new NotOurs(`The file ${error.message}. Nothing of it was read.`);
    throw error;
  }
  tail.refuseCut(row);
  const dayFirst = tally.dayFirst();
  const { from, to } = tally.range();
  const facts = {
    delimiter,
    dayFirst,
    encoding: encoding.end(),
    start: firstByte,
    firstRow,
    repeats: tally.repeats,
  };
  return { from, to, facts: factsToJson(facts), warnings: tally.warnings() };
}

/**
 * Whether a first row names columns instead of holding a charge. Its words are not looked at, for every portal has
 * its own: a charge has a version in front, or at least the date of its invoice or an amount where those belong.
 */
function isHeader(row: readonly string[], delimiter: Delimiter): boolean {
  const { version = '', invoice_date = '', net = '' } = namedCells(row, decodeEither);
  const isDay = () => readable(() => readDay(invoice_date, { dayFirst: true }));
  const isAmount = () => readable(() => readAmount(net, { delimiter }));
  return !VERSION.test(version) && !isDay() && !isAmount();
}

function readable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}
