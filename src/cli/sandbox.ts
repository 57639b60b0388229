import { type Behaviour, CALM_BEHAVIOUR } from '../connectors/sandbox/vendor-side.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import type { Engine } from '../sync/engine.ts';
import { behave, behaviourOf } from '../sync/play-sandbox.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { withEngine } from './with-engine.ts';
import { count, counted } from './words.ts';

/** The options of `sandbox behave` as they were typed. */
export interface BehaveOptions {
  calm?: boolean;
  slow?: number;
  late?: number;
  rateLimit?: number;
  retryAfter?: number;
  fail?: number;
  failStatus?: number;
  unauthorized?: 'yes' | 'no';
  json?: boolean;
}

/** `sandbox show <connection>`. */
export function showBehaviour(
  settings: Settings,
  name: string,
  options: { json?: boolean },
): Promise<number> {
  return withEngine(settings, async ({ engine }) =>
    tell(await behaviourOf(engine, await sandboxNamed(engine, name)), options),
  );
}

/** `sandbox behave <connection>`. */
export function setBehaviour(settings: Settings, name: string, options: BehaveOptions): Promise<number> {
  return withEngine(settings, async ({ engine }) =>
    tell(await behave(engine, await sandboxNamed(engine, name), changeIn(options)), options),
  );
}

/** What is to change; fields that were not given are absent. */
export function changeIn(options: BehaveOptions): Partial<Behaviour> {
  const { calm, slow, late, rateLimit, retryAfter, fail, failStatus, unauthorized } = options;
  const given = {
    slow_ms: slow,
    late_seconds: late,
    rate_limited: rateLimit,
    retry_after_seconds: retryAfter,
    failing: fail,
    failing_status: failStatus,
    unauthorized: unauthorized === undefined ? undefined : unauthorized === 'yes',
  };
  const told = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...(calm && CALM_BEHAVIOUR), ...Object.fromEntries(told) };
}

async function sandboxNamed(engine: Engine, name: string): Promise<ConnectionRecord> {
  const connection = await findByName(engine.pool, name);
  if (connection.integration_name === 'sandbox') return connection;
  throw new Refusal(
    `${connection.integration_name} is no sandbox, and nobody can say how it behaves. "backhaul connections list" shows which connections are.`,
  );
}

function tell(behaviour: Behaviour, { json }: { json?: boolean }): number {
  if (json) {
    printJson(behaviour);
    return EXIT.ok;
  }
  const screen = new Screen();
  const next = (requests: number, how: string) =>
    requests > 0 ? `the next ${counted(requests, 'request')}, ${how}` : 'no';
  screen.fact('slow', behaviour.slow_ms > 0 ? `${count(behaviour.slow_ms)} ms each answer` : 'no');
  screen.fact('late', behaviour.late_seconds > 0 ? `changes by up to ${behaviour.late_seconds} s` : 'no');
  screen.fact('rate limited', next(behaviour.rate_limited, `Retry-After ${behaviour.retry_after_seconds}`));
  screen.fact('failing', next(behaviour.failing, `status ${behaviour.failing_status}`));
  screen.fact('unauthorized', behaviour.unauthorized ? 'yes: the API key is refused' : 'no');
  return EXIT.ok;
}
