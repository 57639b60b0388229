import type { Context } from '../kit/manifest.ts';

/** Pays for each request of a step but its first, which is paid for. */
export function payer(ctx: Context): () => Promise<void> {
  let first = true;
  return async () => {
    if (!first) await ctx.take(1);
    first = false;
  };
}
