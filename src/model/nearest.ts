/** The candidate that takes the fewest typing mistakes to turn `word` into; candidates must not be empty. */
export function nearest(word: string, candidates: string[]): string {
  // BACKHAUL_DATABASE_URL is a wrong guess, not a row of typing mistakes: a missing prefix costs one.
  const cost = (name: string) =>
    Math.min(mistakes(word, name), 1 + mistakes(word.replace(/^BACKHAUL_/, ''), name));
  return candidates.reduce((best, name) => (cost(name) < cost(best) ? name : best));
}

/** Letters to add, drop or change to get from `a` to `b`; leaving some out (WORKERS, WORKER_SLOTS) counts half. */
function mistakes(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i / 2);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 0.5, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
