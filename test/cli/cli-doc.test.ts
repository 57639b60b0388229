import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';

const DOC = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8');

/** What docs/cli.md says of each command, by its heading: "backhaul sync show <job>". */
const sections = new Map(
  DOC.split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0]!, section.split(/^## /m, 1)[0]!]),
);

/** What `--help` prints. */
function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({
    writeOut: (text) => {
      help += text;
    },
  });
  command.outputHelp();
  return help;
}

/** The help of every command that does something, by what is typed for it. */
function allHelp(command: Command): [string, string][] {
  if (command.commands.length > 0) return command.commands.flatMap(allHelp);
  const help = helpOf(command);
  const usage = /^Usage: (.*)$/m.exec(help)![1]!;
  return [[usage.replace(' [options]', ''), help]];
}

const optionsIn = (text: string) =>
  new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([name]) => name));

/** An option is told where its name stands at the start of a line of help. */
const optionsOf = (help: string) =>
  new Set(
    [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)]
      .map(([, name]) => name!)
      .filter((one) => one !== '--help'),
  );

test('docs/cli.md has every command with its arguments, options and an example, and no other', () => {
  const help = allHelp(buildProgram(false));
  expect([...sections.keys()].sort()).toEqual(help.map(([usage]) => usage).sort());
  for (const [usage, text] of help) {
    const section = sections.get(usage)!;
    expect([usage, [...optionsIn(section)].sort()]).toEqual([usage, [...optionsOf(text)].sort()]);
    const words = usage.replace(/ <.*$/, '');
    const blocks = [...section.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, lines]) => lines!).join('');
    expect(blocks).toContain(words);
    expect(text).toMatch(/Examples:\n {2}\$ /);
  }
});
