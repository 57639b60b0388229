import { NotOurs, type Survey } from '../files.ts';
import type { Cursor } from '../manifest.ts';
import { type Cells, RowReader } from './cells.ts';
import { factsToJson } from './facts.ts';
import { watched, withHead } from './head.ts';
import { findHeader } from './header.ts';
import type { FileForm, Layout } from './layout.ts';
import { BrokenRows, readRows } from './rows.ts';
import { carriedInto, namedCells } from './table-row.ts';
import { Tail } from './tail.ts';
import { Tally } from './tally.ts';
import { decodeEither, EncodingGuess } from './text.ts';

/** For files of which more is to be known. */
export interface SurveyMore {
  /** Called with every row. */
  watch?(layout: Layout, cells: Cells): void;
  /** What is kept with the file's facts, and further sentences, after the last row. */
  more?(): { facts: { [key: string]: Cursor | null }; warnings: string[] };
}

/**
 * Reads a table with a header once: what it covers, how it is spelled, which charges repeat others, and what a person
 * should know about it.
 *
 * @throws NotOurs for what is none of the carrier's files
 */
export async function surveyTable(
  bytes: AsyncIterable<Buffer>,
  form: FileForm,
  { watch, more }: SurveyMore = {},
): Promise<Survey> {
  const { found, whole } = await withHead(bytes, (head) => findHeader(head, form));
  const { layout, delimiter, columns, start } = found;
  const encoding = new EncodingGuess();
  const tally = new Tally(layout, delimiter, columns);
  const tail = new Tail({ columns: columns.length, needsLineEnd: layout.needsLineEnd === true });
  let row = 0;
  let firstByte = start;
  let carried: Cells = {};
  try {
    for await (const { cells: texts, end } of readRows(
      tail.watch(watched(whole, { start, encoding, advice: form.advice })),
      delimiter,
    )) {
      row++;
      if (row === found.row) firstByte = start + end;
      if (row <= found.row) continue;
      const own = namedCells(texts, columns, decodeEither, layout.blank);
      const cells = carriedInto(own, carried);
      carried = layout.carries?.(new RowReader(own, tally.reading())) ?? carried;
      tail.add(texts.length);
      tally.add(row, cells);
      watch?.(layout, cells);
    }
  } catch (error) {
    if (error instanceof BrokenRows) throw new NotOurs(`The file ${error.message}. Nothing of it was read.`);
    throw error;
  }
  tail.refuseCut(row);
  const range = tally.range();
  const isDated = layout.dates.length > 0;
  if (!range && isDated)
    throw new NotOurs(
      `The file holds no charge of a ${form.carrier} invoice${tally.reason && `: ${tally.reason}`}. ${form.advice}`,
    );
  const facts = factsToJson({
    ...tally.reading(),
    layout: layout.name,
    encoding: encoding.end(),
    columns,
    start: firstByte,
    firstRow: found.row + 1,
    repeats: tally.repeats,
  });
  // What has no date of its own is found by its coming alone.
  const { from, to } = range ?? { from: new Date(0), to: new Date(0) };
  const told = more?.() ?? { facts: {}, warnings: [] };
  return {
    from,
    to,
    facts: { ...facts, ...told.facts },
    warnings: [...tally.warnings(), ...told.warnings],
  };
}
