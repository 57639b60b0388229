import type { Script } from './script.ts';

/** Sequences that once broke a promise, shrunk, each with the name of what was wrong. */
export const FOUND: { name: string; script: Script }[] = [];
