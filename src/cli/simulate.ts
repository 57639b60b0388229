import { resolve } from 'node:path';
import type { Simulator } from '../connectors/kit/simulator.ts';
import { SIMULATORS } from '../connectors/simulators.ts';
import { nearest } from '../model/nearest.ts';
import { printJsonLine } from './output.ts';
import { reachable } from './reachable.ts';
import { Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { connectingCommands } from './simulate-words.ts';
import { untilStopped } from './stopping.ts';

/** `simulate <integration>`: runs the vendor's side until it is told to stop. @returns the exit code */
export async function simulate(
  settings: Settings,
  options: {
    integration: string;
    port: number;
    host: string;
    seed: number;
    folder?: string;
    speed: number;
    json?: boolean;
  },
): Promise<number> {
  const { integration: name, port, host, seed, speed, json } = options;
  const run = Object.hasOwn(SIMULATORS, name) ? SIMULATORS[name] : undefined;
  if (!run) throw new Refusal(unknown(name));
  const folder = options.folder === undefined ? undefined : resolve(options.folder);
  const screen = new Screen();
  return untilStopped(
    (text) => !json && screen.say(text),
    async (stopping) => {
      const running = await run({
        seed,
        clock: hurriedClock(speed),
        host,
        port,
        ...(folder !== undefined && { folder }),
      }).catch((error) => {
        throw explainPlace(error, host, port);
      });
      stopping.defer('simulator', () => running.close());
      const simulator = { ...running, url: running.url && reachable(running.url) };
      const commands = connectingCommands(name, simulator, { folder, settings });
      if (json) {
        const { url, credentials, notes } = simulator;
        printJsonLine({ integration_name: name, url, folder: folder ?? null, credentials, notes, commands });
      } else tell(screen, simulator, { name, folder, speed, commands });
    },
  );
}

function tell(
  screen: Screen,
  { url, credentials, notes }: Simulator,
  more: { name: string; folder: string | undefined; speed: number; commands: string[] },
): void {
  screen.say(screen.bold(`A made-up ${more.name} runs.`));
  screen.say();
  if (url) screen.fact('address', url);
  else if (more.folder) screen.fact('leaves files in', more.folder);
  for (const [name, value] of Object.entries(credentials)) screen.fact('credential', `${name}: ${value}`);
  for (const note of notes) screen.say(`  ${note}`);
  if (more.speed > 1)
    screen.say(
      `  Its clock began at this instant and runs ${more.speed} times as fast as Backhaul’s, which asks for nothing later than its own now.`,
    );
  screen.say();
  screen.say('To connect Backhaul to it, run these, each in a terminal of its own:');
  screen.say();
  for (const line of more.commands) screen.say(line);
  screen.say();
  screen.say('Running. Ctrl-C stops it.');
}

/** The machine's time, from now on so many times as fast. */
function hurriedClock(speed: number): () => Date {
  const [start, began] = [Date.now(), performance.now()];
  return () => new Date(start + (performance.now() - began) * speed);
}

function explainPlace(error: unknown, host: string, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Refusal(
      `Port ${port} is taken by another program. Take another with --port, or any free one with --port 0.`,
    );
  if (code === 'EACCES')
    return new Refusal(`Port ${port} may not be opened by this user. Take one above 1023 with --port.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Refusal(
      `${host} is no address of this machine. Name one with --host, such as 0.0.0.0 for all.`,
    );
  return error;
}

function unknown(name: string): string {
  const known = Object.keys(SIMULATORS);
  return `There is no simulator of "${name.slice(0, 64)}". Did you mean ${nearest(name.slice(0, 64), known)}? There are: ${known.join(', ')}.`;
}
