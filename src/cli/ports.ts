import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { othersPresent } from '../store/embedded/presence.ts';
import { Refusal } from './refusal.ts';
import type { Settings } from './settings.ts';

/** How long a Backhaul on the same data folder may take to let go of its port: it may be stopping. */
const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 100;

export interface Port {
  port: number;
  host: string;
  /** What it is for, and which setting changes it. */
  use: string;
  change: string;
}

/**
 * Makes sure that a port can be had before anything slow is started.
 *
 * @throws Refusal naming the port and the setting to change
 */
export async function refuseTakenPort(
  wanted: Port,
  options: { dataDir: string; say: (text: string) => void; signal: AbortSignal },
): Promise<void> {
  const until = performance.now() + WAIT_MS;
  for (let told = false; ; told = true) {
    const trouble = await tryPort(wanted);
    if (!trouble) return;
    const others = othersPresent(join(options.dataDir, 'users')).filter((pid) => pid !== process.pid);
    if (trouble.code !== 'EADDRINUSE' || others.length === 0 || performance.now() > until)
      throw new Refusal(portSentence(wanted, trouble, others));
    if (!told)
      options.say(
        `Port ${wanted.port} is taken, and process ${others.join(', ')} is a Backhaul on the same data folder; waiting for it to stop …`,
      );
    await sleep(LOOK_EVERY_MS, undefined, { signal: options.signal });
  }
}

/** The same for the port of the metrics, where the settings name one. */
export async function refuseTakenMetricsPort(
  { metricsPort, host }: Pick<Settings, 'metricsPort' | 'host'>,
  options: Parameters<typeof refuseTakenPort>[1],
): Promise<void> {
  const change = 'set BACKHAUL_METRICS_PORT to another';
  if (metricsPort !== undefined)
    await refuseTakenPort({ port: metricsPort, host, use: 'the metrics', change }, options);
}

/** The sentence for a port that could not be listened on. */
function portSentence(wanted: Port, trouble: NodeJS.ErrnoException, others: number[]): string {
  const { port, host, use, change } = wanted;
  if (trouble.code === 'EADDRINUSE' && others.length > 0)
    return `Port ${port} on ${host}, wanted for ${use}, is taken. Process ${others.join(', ')} is a Backhaul that runs on the same data folder: use that one, or end it and start again.`;
  if (trouble.code === 'EADDRINUSE')
    return `Port ${port} on ${host}, wanted for ${use}, is taken by another program. End that program, or ${change}.`;
  if (trouble.code === 'EACCES')
    return `Port ${port} on ${host}, wanted for ${use}, may not be opened by this user. Take one above 1023: ${change}.`;
  return `${host} port ${port}, wanted for ${use}, cannot be listened on (${trouble.message}). Set BACKHAUL_HOST to an address of this machine, such as 127.0.0.1 or 0.0.0.0, or ${change}.`;
}

async function tryPort({ port, host }: Port): Promise<NodeJS.ErrnoException | undefined> {
  if (port === 0) return undefined;
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
    return undefined;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}
