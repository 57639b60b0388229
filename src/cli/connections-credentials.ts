import { closeSync, openSync, readSync } from 'node:fs';
import type { CredentialField } from '../connectors/kit/manifest.ts';
import { EXIT, Refusal } from './refusal.ts';

/** More than any credential has; what is longer was given by mistake. */
const MOST_BYTES = 65_536;

/** Where a credential's value comes from, as `--credential` says. */
type Given = { name: string } & (
  | { from: 'words'; value: string }
  | { from: 'file'; path: string }
  | { from: 'input' }
);

/**
 * Reads the values of `--credential`: `name=value`, `name=@file`, and once `name=-` for standard input. The line
 * break that editors and shells put at an end is not part of a value.
 *
 * @param askHidden asks a person for the value of `name=-` where standard input is a terminal
 * @throws Refusal that repeats no value
 */
export async function readGivenCredentials(
  pairs: readonly string[],
  askHidden: ((name: string) => Promise<string>) | null,
): Promise<Record<string, string>> {
  const given = pairs.map(readPair);
  const names = given.map((one) => one.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Refusal(`The credential ${twice} is given twice.`, EXIT.usage);
  if (given.filter((one) => one.from === 'input').length > 1)
    throw new Refusal('Only one credential can come from standard input.', EXIT.usage);
  const values: Record<string, string> = {};
  for (const one of given) {
    if (one.from === 'words') values[one.name] = one.value;
    else if (one.from === 'file') values[one.name] = readFile(one.name, one.path);
    else values[one.name] = askHidden ? await askHidden(one.name) : await readInput(one.name);
  }
  return values;
}

/** What there is to enter, a line each. */
export function fieldLines(fields: readonly CredentialField[]): string[] {
  const width = Math.max(...fields.map((field) => field.name.length));
  return fields.map(({ name, label, required, secret, oneOf, when, help }) => {
    const need = required
      ? `required${when ? ` with ${when.field} ${when.is.join(' or ')}` : ''}`
      : 'optional';
    const notes = [need, ...(secret ? ['secret'] : [])].join(', ');
    return `  ${name.padEnd(width)}  ${label}${oneOf ? `: ${oneOf.join(' or ')}` : ''} (${notes})${help ? `. ${help}` : ''}`;
  });
}

/** How the fields would be given, with secrets from files. */
export function exampleOptions(fields: readonly CredentialField[]): string {
  return fields
    .map(({ name, secret, oneOf }) => `--credential ${name}=${secret ? `@${name}.txt` : (oneOf?.[0] ?? '…')}`)
    .join(' ');
}

function readPair(pair: string): Given {
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  if (at < 1 || !/^[\w.-]{1,100}$/.test(name))
    throw new Refusal(
      'A --credential must be its name, "=" and its value: --credential api_key=… (or api_key=@file, or api_key=- for standard input).',
      EXIT.usage,
    );
  const value = pair.slice(at + 1);
  if (value === '-') return { name, from: 'input' };
  return value.startsWith('@')
    ? { name, from: 'file', path: value.slice(1) }
    : { name, from: 'words', value };
}

function readFile(name: string, path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(MOST_BYTES + 1);
      const bytes = readSync(file, buffer, 0, buffer.length, 0);
      return textOf(name, buffer.subarray(0, bytes));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      `The file for the credential ${name} cannot be read: ${(error as Error).message}. (A value that begins with "@" itself has to come from a file or from standard input.)`,
      EXIT.usage,
    );
  }
}

async function readInput(name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) break;
  }
  return textOf(name, Buffer.concat(chunks));
}

function textOf(name: string, bytes: Buffer): string {
  if (bytes.length > MOST_BYTES)
    throw new Refusal(`What is given for the credential ${name} is longer than any credential.`, EXIT.usage);
  return bytes.toString('utf8').replace(/\r?\n$/, '');
}
