import fc from 'fast-check';
import { type Act, actArbitraries } from './acts.ts';
import { settleAndCheck } from './end.ts';
import type { Ground } from './ground.ts';
import { play } from './play.ts';
import type { Script } from './script.ts';
import { shrink } from './shrink.ts';
import { worldWords } from './words.ts';
import { World } from './world.ts';

/** fast-check's model holds nothing of its own: what should be is in the source's history and the snapshots. */
type Model = { acts: Act[] };

class ActCommand implements fc.AsyncCommand<Model, World> {
  readonly #act: Act;
  constructor(act: Act) {
    this.#act = act;
  }
  check(): boolean {
    return true;
  }
  async run(model: Model, world: World): Promise<void> {
    model.acts.push(this.#act);
    await play(world, this.#act);
  }
  toString(): string {
    return JSON.stringify(this.#act);
  }
}

/** Plays a written sequence, and lets the world come to rest. @throws Broken where a promise does not hold */
export async function playScript(ground: Ground, script: Script): Promise<void> {
  const world = await World.open(ground, script.words);
  try {
    for (const act of script.acts) await play(world, act);
    await settleAndCheck(world);
  } finally {
    world.close();
  }
}

export interface Found {
  seed: number;
  path: string | undefined;
  script: Script;
  error: Error;
}

export interface Hunt {
  seed?: number;
  path?: string;
  runs: number;
  maxCommands: number;
  withinMs: number;
  /** How long a failing sequence may be made shorter. */
  shrinkMs: number;
  onRun?: () => void;
}

/** Draws sequences and plays them until one breaks a promise, and makes that one as short as it gets. */
export async function hunt(ground: Ground, options: Hunt): Promise<{ runs: number; found: Found | null }> {
  const last: { script: Script | null } = { script: null };
  const property = fc.asyncProperty(
    worldWords,
    fc.commands(
      actArbitraries.map((arbitrary) => arbitrary.map((act) => new ActCommand(act))),
      { maxCommands: options.maxCommands, size: 'max', disableReplayLog: true },
    ),
    async (words, commands) => {
      options.onRun?.();
      const model: Model = { acts: [] };
      const world = await World.open(ground, words);
      try {
        await fc.asyncModelRun(() => ({ model, real: world }), commands);
        await settleAndCheck(world);
      } catch (error) {
        last.script = { words, acts: model.acts };
        throw error;
      } finally {
        world.close();
      }
    },
  );
  const details = await fc.check(property, {
    numRuns: options.runs,
    interruptAfterTimeLimit: options.withinMs,
    markInterruptAsFailure: false,
    // Ours shrinks faster; see there.
    endOnFailure: true,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.path === undefined ? {} : { path: options.path }),
  });
  if (!details.failed || details.counterexample === null) return { runs: details.numRuns, found: null };
  const shrunk = await shrink(ground, last.script!, details.errorInstance as Error, options.shrinkMs);
  return {
    runs: details.numRuns,
    found: { seed: details.seed, path: details.counterexamplePath ?? undefined, ...shrunk },
  };
}

/** What a person needs to see of a failure, and to replay it. */
export function describeFound({ seed, path, script, error }: Found): string {
  const acts = script.acts.map((act) => `    ${JSON.stringify(act)}`).join('\n');
  return [
    `${error.stack ?? error}`,
    `  seed ${seed}, path ${path ?? '-'}: npm run torture -- --seed ${seed}${path ? ` --path ${path}` : ''}`,
    `  words ${JSON.stringify(script.words)}`,
    `  acts\n${acts}`,
    `  script ${JSON.stringify(script)}`,
  ].join('\n');
}
