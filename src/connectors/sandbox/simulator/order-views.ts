import { type Life, newestStep, type Step, stepsTo } from './life.ts';
import { type Moment, type Range, shown, within } from './moment.ts';
import { type EditedOrder, orderRef } from './order-edits.ts';
import { type OrderLine, orderLines } from './order-lines.ts';

/** An order as it stands at a moment, before it is dressed up as a warehouse's or a shop's row. */
export interface OrderView {
  number: number;
  ref: string;
  /** What has happened, oldest first. */
  steps: Step[];
  state: string;
  placed: number;
  modified: number;
  /** Whether it leaves, or left, in two goes. */
  split: boolean;
  lines: readonly OrderLine[];
  /** Fields of the warehouse's row that are replaced, and of the shop's. */
  fields: Readonly<Record<string, unknown>>;
  sale: Readonly<Record<string, unknown>>;
}

/** An order that a range holds; its view is made only when its page is served. */
interface Found {
  at: number;
  number: number;
  view: () => OrderView;
}

/** Every order last modified in a range. Costs about as much as what it finds, however long the history is. */
export function ordersModified(moment: Moment, range: Range): Found[] {
  const found: Found[] = [];
  const edited = moment.edits.byNumber;
  for (const life of moment.world.orders.candidates(moment, range)) {
    if (edited.size > 0 && edited.has(life.number)) continue;
    const step = newestStep(moment, life);
    if (step < 0) continue;
    const at = shown(moment, life.times[step]!);
    if (within(range, at)) found.push({ at, number: life.number, view: () => plainView(moment, life, step) });
  }
  for (const order of edited.values()) {
    const view = editedView(moment, order);
    if (view && within(range, view.modified))
      found.push({ at: view.modified, number: view.number, view: () => view });
  }
  return found;
}

/** One order by its number; null while it is not on record. */
export function orderByNumber(moment: Moment, number: number): OrderView | null {
  const edited = moment.edits.byNumber.get(number);
  if (edited) return editedView(moment, edited);
  const life = moment.world.orders.find(moment.base, number, moment.now);
  if (!life) return null;
  const step = newestStep(moment, life);
  return step < 0 ? null : plainView(moment, life, step);
}

function plainView(moment: Moment, life: Life, step: number): OrderView {
  return makeView(moment, life, stepsTo(life, step), life.times[step]!);
}

function editedView(moment: Moment, order: EditedOrder): OrderView | null {
  if (order.visibleFrom > moment.now) return null;
  const changes = order.changes.filter((change) => change.visibleFrom <= moment.now);
  const takenOver = changes.find((change) => change.state !== null);
  // A seeded step after a state set by hand would undo it.
  const steps = stepsTo(order.life, newestStep(moment, order.life)).filter(
    (step) => !takenOver || step.at <= takenOver.modified,
  );
  for (const change of changes) if (change.state) steps.push({ at: change.modified, state: change.state });
  if (steps.length === 0) return null;
  steps.sort((one, other) => one.at - other.at);
  const modified = Math.max(steps.at(-1)!.at, ...changes.map((change) => change.modified));
  const fields = Object.assign({}, ...changes.map((change) => change.fields));
  const view = makeView(moment, order.life, steps, modified);
  return { ...view, fields, sale: order.sale, lines: order.lines ?? view.lines };
}

function makeView(moment: Moment, life: Life, steps: Step[], modified: number): OrderView {
  const split = life.states.includes('PART_SHIPPED');
  return {
    number: life.number,
    ref: orderRef(life.number),
    steps,
    state: steps.at(-1)!.state,
    placed: shown(moment, steps[0]!.at),
    modified: shown(moment, modified),
    split,
    lines: orderLines(moment.base, life.number, split ? 2 : 1),
    fields: {},
    sale: {},
  };
}
