/** How long a magic link works unless told, and at most, in days. */
export const MAGIC_DAYS = { usual: 7, most: 365 } as const;
