import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Logger, pino } from 'pino';
import { createLog } from '../observe/index.ts';
import type { Screen } from './screen.ts';
import type { Settings } from './settings.ts';

const MAX_LOG_BYTES = 10_000_000;
const WARN = 40;
const ERROR = 50;

/** Logs for machines: one line of JSON each, to standard output (1) or standard error (2). */
export function jsonLog(settings: Pick<Settings, 'logLevel'>, fd: 1 | 2): Logger {
  return createLog(settings.logLevel, pino.destination({ dest: fd, sync: true }));
}

/**
 * Logs of a command that a person watches in a terminal: everything to `file`, and what needs attention on the
 * screen too, as one plain line.
 */
export function watchedLog(settings: Pick<Settings, 'logLevel'>, screen: Screen, file: string): Logger {
  const streams = [
    { level: 'trace' as const, stream: fileStream(file) },
    {
      level: 'warn' as const,
      stream: { write: (line: string) => screen.say(screen.warning(forPerson(line))) },
    },
  ];
  return createLog(settings.logLevel, pino.multistream(streams));
}

/** "Warning: the worker met an error and goes on (connection refused)." */
function forPerson(line: string): string {
  const { level, msg, err, message } = JSON.parse(line) as {
    level: number;
    msg?: string;
    err?: { message?: string };
    /** What a source that failed said. */
    message?: string;
  };
  const kind = level >= ERROR ? 'Error' : level >= WARN ? 'Warning' : 'Note';
  const why = err?.message ?? message;
  const reason = why ? ` (${why.split('\n')[0]})` : '';
  return `${kind}: ${msg ?? 'something happened'}${reason}`;
}

/** A log file that never grows past two times {@link MAX_LOG_BYTES}: the full one is kept as `<file>.1`. */
function fileStream(file: string): { write(line: string): void } {
  mkdirSync(dirname(file), { recursive: true, mode: 0o711 });
  const destination = pino.destination({ dest: file, append: true, mode: 0o600, sync: true });
  let bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return {
    write(line) {
      if (bytes > MAX_LOG_BYTES) {
        renameSync(file, `${file}.1`);
        destination.reopen();
        bytes = 0;
      }
      destination.write(line);
      bytes += Buffer.byteLength(line);
    },
  };
}
