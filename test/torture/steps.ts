import { ConnectionLost } from '../../src/sync/connection-view.ts';
import type { Step } from '../../src/sync/runner.ts';
import { Broken } from './broken.ts';
import type { Desk } from './desk.ts';
import { frozen, takeSnapshot } from './snapshot.ts';
import type { World } from './world.ts';

const noRelease = async () => {};

/** A desk takes the connection, from whoever has it. */
export async function take(world: World, desk: Desk): Promise<void> {
  await world.observe(() => orLost(world, desk, () => desk.take(world.connectionId)));
}

/** Chooses and starts a request, beside those under way where there is room for it. */
export async function beginPage(world: World, desk: Desk): Promise<void> {
  if (!desk.runner) await take(world, desk);
  if (desk.runner) await begin(world, desk);
}

/** Lets the answer under way come in and writes it down. */
export async function finishPage(world: World, desk: Desk): Promise<void> {
  if (desk.runner && isBusy(desk)) await finish(world, desk);
}

/** One page by a desk, from the request to the commit. @returns false when there was nothing to do */
export async function workPage(world: World, desk: Desk): Promise<boolean> {
  if (!desk.runner) await take(world, desk);
  if (!desk.runner) return true;
  const step = isBusy(desk) ? null : await begin(world, desk);
  if (step && step.state !== 'worked') return step.state !== 'idle';
  await finishPage(world, desk);
  return true;
}

/** Whether requests of a desk are under way. */
export function isBusy({ runner }: Desk): boolean {
  return runner !== null && runner.underWay.length > 0;
}

/** What a desk's request is to come to; null where its session broke. */
export async function begin(world: World, desk: Desk): Promise<Step | null> {
  let step: Step | null = null;
  await world.observe(
    () =>
      guarded(world, desk, async (runner) => {
        step = await runner.begin(noRelease);
        // Out of quota it has not even looked at the connection, so it cannot know.
        if (step.state === 'quota') desk.unaware = true;
      }),
    { runner: desk },
  );
  const result = step as Step | null;
  if (result?.state === 'idle' && !isBusy(desk)) desk.runner = null;
  if (result?.state === 'quota') world.truth.advance(result.waitMs);
  return result;
}

async function finish(world: World, desk: Desk): Promise<void> {
  await world.observe(() => finishNow(world, desk), { runner: desk });
}

/** The second half of a page, without looking at what it did: for {@link finishPage} and for races. */
export async function finishNow(world: World, desk: Desk, mayLose = false): Promise<void> {
  const { source } = world;
  source.release();
  await guarded(
    world,
    desk,
    async (runner) => {
      desk.unaware = !(await runner.finish());
    },
    mayLose,
  );
}

/** Hands the connection back as a worker does at the end of its turn. */
export async function leave(world: World, desk: Desk): Promise<void> {
  if (!desk.runner) return;
  desk.runner.stopAsking();
  while (isBusy(desk)) await finish(world, desk);
  if (!desk.runner) return;
  await world.observe(() => guarded(world, desk, (runner) => runner.leave(0, noRelease)));
  desk.runner = null;
}

/** Runs a step of a runner: one that is late must be told so and change nothing. Promise 1. */
async function guarded(
  world: World,
  desk: Desk,
  work: (runner: NonNullable<Desk['runner']>) => Promise<unknown>,
  mayLose = false,
): Promise<void> {
  const stale = world.isStale(desk);
  const unchanged = frozen(world.now);
  desk.unaware = false;
  try {
    await orLost(world, desk, () => work(desk.runner!));
  } catch (error) {
    if (!(error instanceof ConnectionLost) || !(stale || mayLose)) throw error;
    desk.runner = null;
  }
  if (!stale) return;
  const after = await takeSnapshot(world.ground, world.connectionId, world.now);
  if (frozen(after) !== unchanged) throw new Broken(`${desk.name} came back late and changed something`);
  if (desk.runner && !desk.unaware) throw new Broken(`${desk.name} came back late and was not told`);
}

/** A session that we broke ends the turn, as it does in a worker; any other error is the engine's. */
async function orLost(world: World, desk: Desk, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!world.ground.faults.fired || error instanceof Broken || error instanceof ConnectionLost) throw error;
    world.ground.faults.fired = false;
    desk.crash();
  }
}
