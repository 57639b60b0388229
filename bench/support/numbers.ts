/** The middle one; of an even number the lower of the two in the middle, which was measured. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that at least `share` per cent of them do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('There is no percentile of nothing.');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil((share / 100) * sorted.length), 1) - 1]!;
}

/** For people: `12,300`, `87.3`, `0.58`. */
export function readable(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** A ratio: two digits, never rounded up to its target. */
export function ratioText(value: number): string {
  return (Math.floor(value * 100) / 100).toFixed(2);
}
