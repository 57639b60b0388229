import { lostRuns } from '../../src/store/queries/lost-runs.ts';
import type { Act } from './acts.ts';
import * as api from './api.ts';
import { Broken } from './broken.ts';
import { race } from './race.ts';
import { beginPage, finishPage, leave, take, workPage } from './steps.ts';
import type { World } from './world.ts';

/** Lets one act happen in a world, and checks what it did. */
export async function play(world: World, act: Act): Promise<void> {
  const { source, keeper } = world;
  switch (act.do) {
    case 'work':
      for (let page = 0; page < act.pages; page++) {
        if (!(await workPage(world, world.desks[act.who]!))) return;
      }
      return;
    case 'page': {
      // Holds for the request that the last page started, and for the one that this page starts.
      source.holding = act.hold;
      await beginPage(world, world.desks[act.who]!);
      for (const amid of act.amid) await play(world, amid);
      return finishPage(world, world.desks[act.who]!);
    }
    case 'begin':
      return beginPage(world, world.desks[act.who]!);
    case 'finish':
      return finishPage(world, world.desks[act.who]!);
    case 'take':
      return take(world, world.desks[act.who]!);
    case 'leave':
      return leave(world, world.desks[act.who]!);
    case 'crash':
      return world.observe(async () => world.desks[act.who]!.crash());
    case 'watch':
      return watch(world);
    case 'kill':
      return world.observe(() => world.ground.killSessions());
    case 'reset':
      return world.reset();
    case 'expire':
      source.generation += 1;
      return;
    case 'create':
      for (let count = 0; count < act.count; count++) await world.observe(() => api.create(world, act));
      return;
    case 'cancel':
      return world.observe(() => api.cancel(world, act.job));
    case 'resume':
      return world.observe(() => api.resume(world, act.job));
    case 'manual':
      return world.observe(() => api.manual(world, act.fn));
    case 'insert':
      for (let count = 0; count < act.count; count++) keeper.insert(act.fn, act.late);
      return;
    case 'edit':
    case 'poison':
      return keeper.edit(act.fn, act.row, act.late, act.do === 'poison');
    case 'remove':
      return keeper.remove(act.fn, act.row);
    case 'reissue':
      return keeper.reissue(act.daysAgo, act.mask);
    case 'trouble':
      source.troubles.push(...act.troubles);
      return;
    case 'refuse':
      source.refusing = act.status;
      return;
    case 'advance':
      return world.truth.advance(act.ms);
    case 'jump':
      (world.desks[act.who] ?? world.api).clock.offset = act.ms;
      world.hasJumped ||= act.ms !== 0;
      return;
    case 'cut':
      return cut(world, act);
    case 'race':
      return race(world, act);
  }
}

/** What every worker does now and then: gives up requests of runs that are over, or of connections it lost. */
async function watch(world: World): Promise<void> {
  await world.observe(async () => {
    for (const desk of world.desks) {
      for (const { runId } of desk.runner?.underWay ?? []) {
        const mine = [{ connectionId: world.connectionId, runId, epoch: desk.epoch }];
        const lost = await lostRuns(world.ground.pool, mine);
        // A reset takes the run away altogether.
        const wanted = world.now.runs.get(runId)?.status === 'open' && !world.isStale(desk);
        if (lost.length > 0 === wanted)
          throw new Broken(`a ${wanted ? 'wanted' : 'lost'} request was misjudged`);
        if (lost.length > 0) desk.runner?.abort(runId);
      }
    }
  });
}

/** A page in the middle of which the session to the database ends. */
async function cut(world: World, act: { who: number; at: number; after: boolean }): Promise<void> {
  const { faults } = world.ground;
  faults.arm({ at: act.at, what: act.after ? 'cut_after' : 'cut' });
  try {
    await workPage(world, world.desks[act.who]!);
  } finally {
    faults.disarm();
  }
}
