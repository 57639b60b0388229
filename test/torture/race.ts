import type { ApiAct } from './acts.ts';
import * as api from './api.ts';
import { Broken } from './broken.ts';
import type { Desk } from './desk.ts';
import { beginPage, finishNow, isBusy, take } from './steps.ts';
import type { Allowed, World } from './world.ts';

/**
 * Two writers at one connection, in a chosen order: the second asks for the lock while the first, in the middle
 * of its transaction, holds it. What the second then sees must be what the first has committed.
 */
export async function race(
  world: World,
  { who, first, at, act }: { who: number; first: 'api' | 'worker'; at: number; act: ApiAct },
): Promise<void> {
  const desk = world.desks[who]!;
  if (!desk.runner || world.isStale(desk)) await take(world, desk);
  await beginPage(world, desk);
  if (!isBusy(desk)) return;
  const page = () => finishNow(world, desk, act.call === 'steal');
  const call = () => callApi(world, desk, act);
  const cancelled = act.call === 'cancel' && first === 'api' ? api.jobOf(world, act.job) : null;
  const allowed: Allowed = {
    runner: desk,
    silenced: new Set(cancelled ? [cancelled] : []),
    createdFirst: act.call === 'create' && first === 'api',
  };
  const epoch = world.now.state.epoch;
  await world.observe(
    () => (first === 'api' ? inside(world, 3, call, page) : inside(world, at, page, call)),
    allowed,
  );
  if (act.call === 'steal' && first === 'api' && epoch === world.now.state.epoch)
    throw new Broken('a connection was taken and has its old epoch');
}

/** Runs `first`, and in the middle of its transaction starts `second`, which has to wait for it. */
async function inside(
  world: World,
  at: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<void> {
  const { faults } = world.ground;
  let waiting: Promise<unknown> | null = null;
  faults.arm({
    at,
    what: async () => {
      waiting = second();
      // Whatever it does before it waits is quick; what never waits has nothing to do.
      const waited = settled(waiting);
      while (!waited.done && (await world.ground.waiting()) === 0) await tick();
    },
  });
  try {
    await first();
    // The first had fewer queries than that: one after the other, then.
    faults.disarm();
    await (waiting ?? second());
  } finally {
    faults.disarm();
    faults.fired = false;
    await (waiting as Promise<unknown> | null)?.catch(() => {});
  }
}

function settled(promise: Promise<unknown>): { done: boolean } {
  const state = { done: false };
  const end = () => {
    state.done = true;
  };
  promise.then(end, end);
  return state;
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 1));

async function callApi(world: World, desk: Desk, act: ApiAct): Promise<void> {
  switch (act.call) {
    case 'create':
      return api.create(world, act);
    case 'cancel':
      return api.cancelRaced(world, act.job);
    case 'manual':
      return api.manual(world, act.fn);
    case 'steal': {
      const thief = world.desks.find((other) => other !== desk && world.desks[act.who % 3] === other);
      return (thief ?? world.desks.find((other) => other !== desk)!).take(world.connectionId);
    }
  }
}
