import { type Estimate, estimateJob } from '../sync/estimate.ts';
import type { Cost, Span } from '../sync/estimate-cost.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { inOptionWords, readWindow } from './sync-window.ts';
import { withEngine } from './with-engine.ts';
import { count, counted, instantText, span } from './words.ts';

/** Nobody wants to know it closer. */
const LEAST_SHARE = 0.0001;

const CONFIDENCE: Readonly<Record<Estimate['based_on']['confidence'], string>> = {
  none: 'nothing: of this function nothing was read here yet',
  low: 'little was read of it here',
  good: 'a tenth of this or more was read here',
};

/** `sync estimate`: says what a job would take. */
export function estimateHere(
  settings: Settings,
  options: {
    connection: string;
    functionName: string;
    from?: string;
    to?: string;
    last?: string;
    json?: boolean;
  },
): Promise<number> {
  const window = readWindow(options, new Date());
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, options.connection);
    const request = { functionName: options.functionName, ...window };
    const estimate = await estimateJob(engine, connection, request).catch((error) => {
      throw inOptionWords(error);
    });
    if (options.json) printJson(estimate);
    else tell(new Screen(), estimate, `${connection.integration_type}/${connection.integration_name}`);
    return EXIT.ok;
  });
}

function tell(screen: Screen, estimate: Estimate, name: string): void {
  const { cost, cost_of_gaps: gaps, based_on: known } = estimate;
  screen.fact('would read', `${estimate.function_name} of ${name}`);
  screen.fact(
    'window',
    estimate.window
      ? `${instantText(estimate.window.start)} to ${instantText(estimate.window.end)}, by ${estimate.window_basis} date`
      : 'a snapshot, whatever the window',
  );
  if (estimate.source_keeps_from)
    screen.fact('source keeps', `nothing from before ${instantText(estimate.source_keeps_from)}`);
  tellCost(screen, cost);
  if (estimate.gaps.length === 0 && estimate.covered.length > 0)
    screen.fact('read already', 'all of it that is kept');
  else if (estimate.covered.length > 0) {
    screen.fact(
      'only the gaps',
      `${between(gaps.requests)} requests, ${times(gaps.duration_seconds)} ("sync fill-gaps")`,
    );
  }
  const before = estimate.open_jobs.filter(({ goes }) => goes === 'first').length;
  const beside = estimate.open_jobs.length - before;
  if (before > 0) screen.fact('goes after', counted(before, 'open job'));
  if (beside > 0) screen.fact('in turn with', counted(beside, 'open job'));
  screen.fact('would hold', schedules(estimate.holds));
  screen.fact(
    'known from',
    known.runs === 0 ? CONFIDENCE.none : `${counted(known.runs, 'run')}; ${CONFIDENCE[known.confidence]}`,
  );
}

function schedules(held: readonly string[]): string {
  if (held.length === 0) return 'no schedule';
  const named = held.length <= 2 ? `the schedules of ${held.join(' and ')}` : `${held.length} schedules`;
  return `${named}, until it has ended`;
}

function tellCost(screen: Screen, cost: Cost): void {
  screen.fact('requests', `${between(cost.requests)}, in ${counted(cost.slices, 'slice')}`);
  screen.fact('records', between(cost.records));
  screen.fact('takes', `${times(cost.duration_seconds)}, once it has its turn`);
  screen.fact('quota', `${shares(cost.share_of_daily_quota)} of what the account may ask in a day`);
}

function between({ low, high }: Span): string {
  if (high === null) return `${count(low)} or more`;
  return low === high ? count(low) : `${count(low)} to ${count(high)}`;
}

function times({ low, high }: Span): string {
  const [least, most] = [span(low * 1000), high === null ? null : span(high * 1000)];
  if (most === null) return low === 0 ? 'nobody knows how long' : `${least} or more`;
  return least === most ? least : `${least} to ${most}`;
}

function shares({ low, high }: Span): string {
  if (high === null) return `${share(low)} or more`;
  return share(low) === share(high) ? share(low) : `${share(low)} to ${share(high)}`;
}

function share(part: number): string {
  if (part < LEAST_SHARE) return `less than ${LEAST_SHARE * 100}%`;
  return `${Number((part * 100).toPrecision(2))}%`;
}
