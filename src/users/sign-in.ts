import type { Pool } from 'pg';
import { BackhaulError } from '../model/index.ts';
import { inTransaction, type Queryable } from '../store/database.ts';
import { takeLink } from '../store/queries/user-links.ts';
import { insertSession, noteSessionUses } from '../store/queries/user-sessions.ts';
import { newToken, tokenHash } from '../store/seal.ts';

/** A session ends this long after its last use, in seconds: thirty days. */
const IDLE_SECONDS = 30 * 24 * 3600;
/** And this long after it began, whatever is done with it: half a year. */
export const SESSION_SECONDS = 180 * 24 * 3600;
/** Browsers a user may be signed in with; with one more, the one least lately used is signed out. */
const MOST_SESSIONS = 20;

/**
 * Exchanges the token of a link for a session. It works once, also where two come with it at the same time.
 *
 * @returns the session's token, of which only the digest is kept
 * @throws BackhaulError unauthorized
 */
export async function signIn(pool: Pool, linkToken: string): Promise<string> {
  const session = newToken('bhs');
  const userId = await inTransaction(pool, async (tx) => {
    const taken = await takeLink(tx, tokenHash(linkToken));
    if (taken !== undefined)
      await insertSession(tx, taken, tokenHash(session), { seconds: IDLE_SECONDS, most: MOST_SESSIONS });
    return taken;
  });
  if (userId !== undefined) return session;
  // Which of them it is nobody can tell: a link that is over leaves nothing behind.
  throw new BackhaulError(
    'unauthorized',
    'This link was used already, is too old, or a newer one has taken its place. Ask an owner of your organization for another, or run "backhaul users link" where the server runs.',
  );
}

/** Notes that sessions were used, so that they go on. */
export function keepSessions(db: Queryable, hashes: readonly Buffer[]): Promise<void> {
  return noteSessionUses(db, hashes, { seconds: IDLE_SECONDS, atMost: SESSION_SECONDS });
}
