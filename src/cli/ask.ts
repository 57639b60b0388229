import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Refusal } from './refusal.ts';

/** What shells answer for a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Asks a person on the terminal for one line.
 *
 * @param hidden whether what is typed must not be seen
 * @throws Refusal when he ends it with Ctrl-C or Ctrl-D
 */
export function ask(question: string, { hidden }: { hidden: boolean }): Promise<string> {
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: hidden ? nothing : process.stderr,
    terminal: true,
    historySize: 0,
  });
  // Only now does the terminal no longer echo: who answers at once, as a program would, must not see a secret either.
  process.stderr.write(question);
  return new Promise((resolve, reject) => {
    let answer: string | null = null;
    lines.on('line', (line) => {
      answer = line;
      lines.close();
    });
    lines.on('SIGINT', () => lines.close());
    lines.on('close', () => {
      if (hidden || answer === null) process.stderr.write('\n');
      if (answer === null) reject(new Refusal('Nothing was made.', INTERRUPTED));
      else resolve(answer);
    });
  });
}
