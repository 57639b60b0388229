/** The option of commands that programs call too: `.option(...JSON_OPTION)`. */
export const JSON_OPTION = [
  '--json',
  'print one JSON document instead; errors too, on standard error',
] as const;

/** Prints a command's answer: the one JSON document on standard output. */
export function printJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** Prints one document of many, a line each, for whoever reads along. */
export function printJsonLine(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document)}\n`);
}

/** Whether JSON is asked for: known before the words are understood, since they may be wrong. */
export function wantsJson(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? undefined : end).includes('--json');
}
