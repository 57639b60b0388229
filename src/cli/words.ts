const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 23214 → "23,214". */
export function count(number: number): string {
  return GROUPED.format(number);
}

/** "1 request", "2 requests". */
export function counted(number: number, one: string): string {
  return `${count(number)} ${one}${number === 1 ? '' : 's'}`;
}

/** A share from 0 to 1 as whole percent; never 100 before it is all. */
export function percent(share: number): string {
  return `${share >= 1 ? 100 : Math.min(99, Math.round(share * 100))}%`;
}

/** A time span for people: "8 s", "1 min 20 s", "2 h 5 min". */
export function span(ms: number): string {
  const seconds = Math.max(Math.round(ms / 1000), 0);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
}

/** How long something is past, in its largest unit: "20 s", "3 h", "5 days". */
export function ago(ms: number): string {
  const hours = Math.floor(Math.max(ms, 0) / 3_600_000);
  if (hours >= 48) return `${count(Math.floor(hours / 24))} days`;
  if (hours >= 1) return `${hours} h`;
  return ms < 60_000 ? span(ms) : `${Math.floor(ms / 60_000)} min`;
}

/** An instant with what nobody reads left out: "2026-01-31 12:00:05 UTC". */
export function instantText(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** Words of a source, without what could steer a terminal or break a line. */
export function printable(words: string): string {
  return words.replace(/\p{C}/gu, '?');
}
