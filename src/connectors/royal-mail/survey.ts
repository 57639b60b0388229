import type { Survey } from '../kit/files.ts';
import { amountText } from '../kit/invoice-file/amounts.ts';
import { type Cells, RowReader } from '../kit/invoice-file/cells.ts';
import type { Layout } from '../kit/invoice-file/layout.ts';
import { surveyTable } from '../kit/invoice-file/survey.ts';
import { form, isResult, TRACKING } from './layouts.ts';
import { orderIn, type Range, widened } from './order-range.ts';

/** More than rounding explains: five pence, in the ten-thousandths amounts are read in. */
const ROUNDING = 500n;

/**
 * Surveys a report or a table of tracking numbers: beside what every file tells, which sales orders it has, and
 * whether they come to what its last row says.
 *
 * @throws NotOurs for what is neither
 */
export async function survey(bytes: AsyncIterable<Buffer>): Promise<Survey> {
  let range: Range | null = null;
  let sum = 0n;
  let said: bigint | null = null;
  const watch = ({ name }: Layout, cells: Cells) => {
    const row = new RowReader(cells, { delimiter: ',', dayFirst: true });
    const isSum = name !== TRACKING && isResult(row);
    const order = isSum ? null : orderIn(cells);
    if (order !== null) range = widened(range, order);
    if (name === TRACKING) return;
    const net = row.ifReadable(() => row.amount('net'));
    if (isSum) said = net ?? said;
    else if (order !== null) sum += net ?? 0n;
  };
  return surveyTable(bytes, form, {
    watch,
    more: () => ({
      facts: range === null ? {} : { first_order: range.first, last_order: range.last },
      warnings:
        said !== null && (sum - said > ROUNDING || said - sum > ROUNDING)
          ? [
              `The sales orders add up to ${amountText(sum)} GBP, but the last row says ${amountText(said)} GBP. Rows are missing or stand twice; export it again and compare. What is there was read.`,
            ]
          : [],
    }),
  });
}
