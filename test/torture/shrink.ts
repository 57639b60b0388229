import type { Ground } from './ground.ts';
import { playScript } from './property.ts';
import type { Script } from './script.ts';

/**
 * Makes a failing script shorter: leaves out runs of acts, then rows, then functions, as long as it still fails.
 * fast-check's own shrinking changes words, arguments and length at once and needs hundreds of plays for what
 * this does in dozens; it keeps what fails the same way, so that one failure does not turn into another.
 */
export async function shrink(
  ground: Ground,
  script: Script,
  error: Error,
  withinMs: number,
): Promise<{ script: Script; error: Error }> {
  const until = Date.now() + withinMs;
  let best = { script, error };
  const kind = kindOf(error);
  const attempt = async (candidate: Script): Promise<boolean> => {
    if (Date.now() > until) return false;
    try {
      await playScript(ground, candidate);
      return false;
    } catch (failure) {
      if (kindOf(failure as Error) !== kind) return false;
      best = { script: candidate, error: failure as Error };
      return true;
    }
  };
  for (let size = Math.ceil(script.acts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.script.acts.length; ) {
      const acts = best.script.acts.toSpliced(at, size);
      if (!(await attempt({ ...best.script, acts }))) at += size;
    }
  }
  for (const list of ['rows', 'functions'] as const) {
    for (let at = best.script.words[list].length - 1; at >= 0; at--) {
      const { words } = best.script;
      if (list === 'functions' && words.functions.length === 1) break;
      const fewer = { ...words, [list]: (words[list] as unknown[]).toSpliced(at, 1) };
      await attempt({ ...best.script, words: fewer });
    }
  }
  return best;
}

/** What an error says, without the names and numbers that another sequence would have. */
function kindOf(error: Error): string {
  return error.message.replaceAll(/[0-9a-f-]*\d[\w:.-]*/g, '#');
}
