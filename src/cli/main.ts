import { CommanderError } from 'commander';
import { wantsJson } from './output.ts';
import { buildProgram } from './program.ts';
import { EXIT, type Explanation, explain } from './refusal.ts';

const json = wantsJson(process.argv.slice(2));

try {
  await buildProgram(json).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // It has printed what was wrong, or the help that was asked for.
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (json && error.exitCode !== 0) tell({ text: wrongUsage(error), exitCode: EXIT.usage });
  } else {
    tell(explain(error));
  }
}

function tell({ text, exitCode, ...forPrograms }: Explanation): void {
  process.stderr.write(json ? `${JSON.stringify({ error: text, ...forPrograms })}\n` : `${text}\n`);
  process.exitCode = exitCode;
}

/** Where a group was named without a command there is no sentence: its help was the answer. */
function wrongUsage({ code, message }: CommanderError): string {
  return code === 'commander.help'
    ? 'A command is missing; --help shows what there is.'
    : message.replace(/^error: /, '');
}

/** Waits until the reader has taken all that was printed, or is gone (`| head`). */
function printed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

// A pipe holds little: to end at once would cut off a long answer for a reader that takes its time.
await Promise.all([printed(process.stdout), printed(process.stderr)]);
// Whatever a library still keeps open does not keep the command from ending.
process.exit();
