import { Bucket } from '../kit/simulator/bucket.ts';
import { Refused, serve } from '../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { answerList } from './simulator/lists.ts';
import { LOGIN, Tokens } from './simulator/tokens.ts';
import { World } from './simulator/world.ts';

const MONTH_MS = 30 * 24 * 3600 * 1000;
/** What an established client keeps to: 400 a minute. */
const LIMIT = { burst: 30, perSecond: 400 / 60 };

/** Starts Extensiv's side. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 40 } = options;
  const world = new World(seed, perDay);
  const tokens = new Tokens(seed);
  const bucket = new Bucket(clock, LIMIT);
  const server = await serve(options, (asked) => {
    const now = clock().getTime();
    if (asked.path === '/AuthServer/api/Token')
      return asked.method === 'POST' ? tokens.grant(asked, now) : { status: 405 };
    tokens.check(asked, now);
    if (bucket.take() > 0) throw new Refused({ status: 429, body: 'Too many requests' });
    if (!asked.headers.accept?.includes('application/hal+json'))
      throw new Refused({ status: 406, body: 'Not acceptable' });
    return answerList(world, asked, now);
  });
  return {
    url: server.url,
    credentials: LOGIN,
    notes: [
      `About ${perDay} orders, receivers, returns and adjustments a day since 2024, of three customers in two facilities.`,
      'Tokens live 45 minutes; dates are Pacific and carry no offset.',
    ],
    truth: (name, window) => {
      const now = clock().getTime();
      const span = { from: window?.from.getTime() ?? now - MONTH_MS, to: window?.to.getTime() ?? now + 1 };
      return world.held(name, span, now);
    },
    edit: (name, id) => world.edit(name, Number(id), clock().getTime()),
    expireSessions: () => tokens.expire(),
    revoke: () => tokens.revoke(),
    refusals: () => bucket.refusals,
    close: () => server.close(),
  };
}
