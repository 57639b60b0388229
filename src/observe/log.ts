import { type DestinationStream, type Level, type Logger, pino } from 'pino';

const LONGEST_MESSAGE = 1000;

/** A log of lines of JSON. Of an error only what cannot hold data is written, see {@link plainError}. */
export function createLog(level: Level | 'silent', destination: DestinationStream): Logger {
  return pino({ level, base: null, serializers: { err: plainError } }, destination);
}

/** A log that says nothing, for commands and tests. */
export function silentLog(): Logger {
  return pino({ level: 'silent' });
}

/**
 * An error without what it carries: the database's have whole rows in `detail` and `where`, those of HTTP clients
 * requests and bodies. The message stays, since without it nobody can act; engine errors have no data in theirs.
 */
function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.constructor.name,
    message: error.message.slice(0, LONGEST_MESSAGE),
    ...(typeof code === 'string' && { code }),
    stack: framesOf(error).join('\n'),
  };
}

/** Where an error was thrown, without its message. */
export function framesOf(error: Error): string[] {
  return (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
}
