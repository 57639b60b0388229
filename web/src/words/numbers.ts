const WHOLE = new Intl.NumberFormat();
const SHORT = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

/** "12,345" */
export function whole(count: number): string {
  return WHOLE.format(count);
}

/** "12.3K" where there is little room. */
export function short(count: number): string {
  return count < 10_000 ? WHOLE.format(count) : SHORT.format(count);
}

/** "42%", and 100% only for the whole of it. */
export function percent(share: number): string {
  return PERCENT.format(share < 1 ? Math.min(share, 0.99) : 1);
}

/** "1 job", "3 jobs" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${WHOLE.format(count)} ${count === 1 ? one : many}`;
}
