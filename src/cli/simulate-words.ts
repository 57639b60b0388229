import { dirname } from 'node:path';
import { connectors } from '../connectors/index.ts';
import type { Simulator } from '../connectors/kit/simulator.ts';
import type { Settings } from './settings.ts';

const SANDBOX = 'sandbox';

/** The two commands that connect a Backhaul of this machine to a simulator: to be pasted as they are. */
export function connectingCommands(
  name: string,
  { url, credentials }: Pick<Simulator, 'url' | 'credentials'>,
  more: { folder: string | undefined; settings: Pick<Settings, 'sourceUrls'> },
): string[] {
  const where = url === null ? filesOf(more.folder) : addressOf(name, url, more.settings.sourceUrls);
  const given = Object.entries(credentials).map(
    ([field, value]) => `--credential ${quoted(`${field}=${value}`)}`,
  );
  return [
    `${where}backhaul start`,
    [`${where}backhaul connections create ${name}`, ...typeOption(name), ...given].join(' '),
  ];
}

function addressOf(name: string, url: string, others: Readonly<Record<string, string>>): string {
  if (name === SANDBOX) return `BACKHAUL_SANDBOX_URL=${quoted(url)} `;
  // Those that were set here already are simulators too, most likely, and meant to go on.
  const pairs = Object.entries({ ...others, [name]: url }).map(([slug, address]) => `${slug}=${address}`);
  return `BACKHAUL_SOURCE_URLS=${quoted(pairs.join(','))} `;
}

function filesOf(folder: string | undefined): string {
  return folder === undefined ? '' : `BACKHAUL_FILES_DIR=${quoted(dirname(folder))} `;
}

/** Needed only where a name has several types. */
function typeOption(name: string): string[] {
  const [first, second] = connectors({ sandboxUrl: '' }).filter((one) => one.name === name);
  return first && second ? [`--type ${first.type}`] : [];
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
