import { BackhaulError } from '../model/index.ts';
import { SettingsError } from './settings.ts';

/** Exit codes of every command. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** Something a person can put right. The message says what happened, why, and what to do next. */
export class Refusal extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.name = 'Refusal';
    this.exitCode = exitCode;
  }
}

/** What is told of an error that ended a command. */
export interface Explanation {
  text: string;
  exitCode: number;
  /** For programs, where the engine refused: the API's code, and which field is meant. */
  code?: string;
  detail?: unknown;
}

/** What to print about an error that ended a command, and the exit code. A stack is shown for defects only. */
export function explain(error: unknown): Explanation {
  if (error instanceof BackhaulError) {
    const { message, code, detail } = error;
    const exitCode = code === 'invalid' ? EXIT.usage : EXIT.failed;
    return { text: message, exitCode, code, ...(detail && { detail }) };
  }
  if (error instanceof SettingsError) return { text: error.message, exitCode: EXIT.usage };
  if (error instanceof Refusal) return { text: error.message, exitCode: error.exitCode };
  if (!(error instanceof Error)) return { text: String(error), exitCode: EXIT.failed };
  // Floors below refuse with a plain Error that has a sentence; any other class is nothing we foresaw.
  if (error.constructor === Error && !('code' in error))
    return { text: error.message, exitCode: EXIT.failed };
  const { severity, code, port } = error as { severity?: string; code?: string; port?: number };
  if (severity) return { text: `The database refused: ${error.message}.`, exitCode: EXIT.failed };
  // Free when it was looked at, and taken a moment later.
  if (code === 'EADDRINUSE')
    return {
      text: `Port ${port} was taken by another program just now. Start again.`,
      exitCode: EXIT.failed,
    };
  return {
    text: `Backhaul met an error it did not expect: ${reasonOf(error)}\n${error.stack ?? ''}`,
    exitCode: EXIT.failed,
  };
}

/** The reason in an error of the system or the database; Node hides it where it tried several addresses. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const { message, code } = (error ?? {}) as { message?: string; code?: string };
  return message || code || String(error);
}
