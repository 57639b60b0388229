import { watchLauncher } from './launcher.ts';
import { EXIT } from './refusal.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A stop that takes longer than this is stuck, and the next start mends what is left. */
const STOP_WITHIN_MS = 60_000;
const FORCE_AT = 3;

/**
 * How a command that runs until it is told to ends: on a signal, everything that was opened is closed again,
 * last first. A second signal of a kind asks for what is under way already, since Ctrl-C may reach us twice
 * (from the terminal and from npm); the third ends the process at once.
 */
export class Stopping {
  readonly #controller = new AbortController();
  readonly #closers: { name: string; close: () => Promise<void> }[] = [];
  readonly #say: (text: string) => void;
  readonly #requested: Promise<void>;

  constructor(say: (text: string) => void) {
    this.#say = say;
    this.#requested = new Promise((resolve) => {
      this.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    for (const signal of SIGNALS) {
      let times = 0;
      process.on(signal, () => {
        times += 1;
        if (times >= FORCE_AT) {
          say('Ended at once, as you asked. The next start puts right what is left.');
          process.exit(EXIT.failed);
        }
        this.request();
      });
    }
  }

  /** Aborted as soon as the command is to end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Resolves when the command is to end. */
  get requested(): Promise<void> {
    return this.#requested;
  }

  request(reason?: string): void {
    if (this.signal.aborted) return;
    this.#say(`${reason ? `${reason} ` : ''}Stopping …`);
    this.#controller.abort();
  }

  /** Remembers how to close what was just opened. */
  defer(name: string, close: () => Promise<void>): void {
    this.#closers.push({ name, close });
  }

  /** Closes everything. One that fails is told, and the rest is closed all the same. @returns the exit code */
  async close(): Promise<number> {
    this.#controller.abort();
    const late = setTimeout(() => {
      this.#say('Stopping took over a minute, so it ends here. The next start puts right what is left.');
      process.exit(EXIT.failed);
    }, STOP_WITHIN_MS);
    let exitCode: number = EXIT.ok;
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop()) {
      try {
        await closer.close();
      } catch (error) {
        this.#say(`The ${closer.name} did not stop cleanly: ${(error as Error).message}`);
        exitCode = EXIT.failed;
      }
    }
    clearTimeout(late);
    return exitCode;
  }
}

/**
 * Runs a command that opens things and works until it is told to stop, and closes them whatever happens.
 *
 * @returns the exit code
 * @throws what `work` throws, unless a stop was asked for: then it broke off because of that
 */
export async function untilStopped(
  say: (text: string) => void,
  work: (stopping: Stopping) => Promise<void>,
): Promise<number> {
  const stopping = new Stopping(say);
  let failure: { error: unknown } | null = null;
  // A command that waits for a signal has to live for it, whatever else is open.
  const alive = setInterval(() => {}, 2 ** 30);
  watchLauncher(() => stopping.request('The command that started Backhaul was killed.'));
  try {
    await work(stopping);
    await stopping.requested;
  } catch (error) {
    if (!stopping.signal.aborted) failure = { error };
  }
  const exitCode = await stopping.close();
  clearInterval(alive);
  if (failure) throw failure.error;
  return exitCode;
}
