import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backhaul } from './processes.ts';

const DOC = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8');

/** What docs/cli.md says of each command, by its heading: "backhaul sync show <job>". */
const sections = new Map(
  DOC.split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0]!, section.split(/^## /m, 1)[0]!]),
);

async function helpOf(words: string[]): Promise<string> {
  const command = backhaul([...words, '--help'], {});
  await command.ended();
  return command.out;
}

/** The help of every command that does something, by what is typed for it. */
async function allHelp(words: string[] = []): Promise<[string, string][]> {
  const help = await helpOf(words);
  const list = /^Commands:\n((?: {2,}.*\n)+)/m.exec(help)?.[1];
  if (!list) {
    const usage = /^Usage: (.*)$/m.exec(help)![1]!;
    return [[usage.replace(' [options]', ''), help]];
  }
  const names = [...list.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name!);
  const found: [string, string][] = [];
  for (const name of names.filter((one) => one !== 'help')) found.push(...(await allHelp([...words, name])));
  return found;
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

test('docs/cli.md has every command with its arguments, options and an example, and no other', async () => {
  const help = await allHelp();
  expect([...sections.keys()].sort()).toEqual(help.map(([usage]) => usage).sort());
  for (const [usage, text] of help) {
    const section = sections.get(usage)!;
    expect([usage, [...optionsIn(section)].sort()]).toEqual([usage, [...optionsOf(text)].sort()]);
    const words = usage.replace(/ <.*$/, '');
    const blocks = [...section.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, lines]) => lines!).join('');
    expect(blocks).toContain(words);
    expect(text).toMatch(/Examples:\n {2}\$ /);
  }
}, 240_000);
