import { type Command, InvalidArgumentError } from 'commander';
import { readSettings, type Settings } from './settings.ts';

/** A subcommand that takes no words it does not know. */
export function command(parent: Command, name: string): Command {
  return parent.command(name).allowExcessArguments(false).helpOption('-h, --help', 'print this help');
}

/** Carries out a command with the settings of the environment; its result is the exit code. */
export async function run(work: (settings: Settings) => Promise<number>): Promise<void> {
  process.exitCode = await work(readSettings(process.env));
}

/** Reads an option's list of functions; "none" is the empty one. */
export function functionList(text: string): string[] {
  if (text === 'none') return [];
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => /^\w+$/.test(name))) return names;
  throw new InvalidArgumentError('It must be functions such as get_bills,get_returns, or none.');
}

/** Reads an option's whole number within bounds. */
export function number(min: number, max: number): (text: string) => number {
  return (text) => {
    if (/^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max) return Number(text);
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}
