import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A way to break the engine, as a patch says it. */
export interface Mutant {
  name: string;
  file: string;
  promise: string;
  /** Test files that must go red, each of them. */
  red: string[];
}

/**
 * Reads the patches of a folder. Before its diff, which `git apply` looks for by itself, each has the lines
 * `promise: …` and `red: …` and a sentence on what is broken.
 *
 * @throws Error when one of the lines is missing
 */
export function loadMutants(folder: string): Mutant[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.patch'))
    .toSorted()
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(file, 'utf8');
      const promise = /^promise: (.+)$/m.exec(text)?.[1];
      const red = /^red: (.+)$/m.exec(text)?.[1]?.split(' ');
      if (!promise || !red) throw new Error(`${file} needs a line "promise: …" and a line "red: …".`);
      return { name: basename(name, '.patch'), file, promise, red };
    });
}
