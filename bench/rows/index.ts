import type { Row } from '../row.ts';
import { cancel } from './cancel.ts';
import { firstRequest } from './first-request.ts';
import { list } from './list.ts';
import { memory } from './memory.ts';
import { quotaShare } from './quota-share.ts';
import { schedules } from './schedules.ts';
import { storeChanged } from './store-changed.ts';
import { storeNew } from './store-new.ts';
import { storeUnchanged } from './store-unchanged.ts';
import { takeOver } from './take-over.ts';
import { twoWorkers } from './two-workers.ts';

/** Every row, in the order of the table. */
export const ROWS: readonly Row[] = [
  storeNew,
  storeChanged,
  storeUnchanged,
  quotaShare,
  firstRequest,
  cancel,
  takeOver,
  memory,
  schedules,
  twoWorkers,
  list,
];
