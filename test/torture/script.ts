import type { Act } from './acts.ts';
import type { WorldWords } from './words.ts';

/** A sequence as it can be written down and played again, whatever becomes of the generators. */
export interface Script {
  words: WorldWords;
  acts: Act[];
}
