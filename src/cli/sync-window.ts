import { INSTANT_WORDS, readInstant } from '../api/instant.ts';
import { BackhaulError } from '../model/index.ts';
import { EXIT, Refusal } from './refusal.ts';

const UNIT_MS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 24 * 3_600_000,
  w: 7 * 24 * 3_600_000,
};

/**
 * The window that the options of `sync create` ask for.
 *
 * @throws Refusal naming the option that cannot be read, or the one that is missing
 */
export function readWindow(
  options: { from?: string; to?: string; last?: string },
  at: Date,
): { start: Date; end: Date } {
  // People read whole seconds, and no window is worth a part of one.
  const now = new Date(Math.floor(at.getTime() / 1000) * 1000);
  if (options.last !== undefined) {
    const start = new Date(now.getTime() - readSpan(options.last));
    return { start, end: now };
  }
  if (options.from === undefined)
    throw new Refusal(
      'Which window? Give --from (and --to, or it ends now), such as --from 2025-12-01 --to 2026-01-01, or --last 30d.',
      EXIT.usage,
    );
  return {
    start: readWhen('--from', options.from),
    end: options.to === undefined ? now : readWhen('--to', options.to),
  };
}

/** An instant, or a date, which is its first instant in UTC. @throws Refusal naming the option */
export function readWhen(option: string, text: string): Date {
  const instant = readInstant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  if (instant) return instant;
  throw new Refusal(
    `${option} is "${text.slice(0, 64)}", but must be a date such as 2025-12-01, or ${INSTANT_WORDS.replace(/^must be /, '')}`,
    EXIT.usage,
  );
}

/** In milliseconds. */
function readSpan(text: string): number {
  const [, count, unit] = /^(\d{1,5})([mhdw])$/.exec(text) ?? [];
  if (unit && Number(count) > 0) return Number(count) * UNIT_MS[unit]!;
  throw new Refusal(
    `--last is "${text.slice(0, 64)}", but must be a number with m (minutes), h, d or w after it, such as 90m, 12h, 30d or 4w.`,
    EXIT.usage,
  );
}

const OPTIONS: Readonly<Record<string, string>> = {
  start_time: '--from',
  end_time: '--to',
  older_than: '--older-than',
};

/** The engine speaks of the API's fields; here they are options. */
export function inOptionWords(error: unknown): unknown {
  if (!(error instanceof BackhaulError) || error.code !== 'invalid') return error;
  const { detail, id } = error;
  const message = error.message
    .replace(/^function_name: /, '')
    .replace(/^(\w+):/, '$1')
    .replaceAll(/\b(start_time|end_time|older_than)\b/g, (field) => OPTIONS[field]!);
  return new BackhaulError(error.code, message, { ...(detail && { detail }), ...(id && { id }) });
}
