import type { Queryable } from '../database.ts';

/** A consent that somebody was sent to a vendor for. */
export interface Consent {
  consent_id: string;
  invitation_id: string;
  integration_type: string;
  integration_name: string;
  /** What was entered before, and the proof that goes with the code. */
  sealed: string;
}

/** Writes a consent that is waited for. @returns false where there is one of this id */
export async function insertConsent(
  db: Queryable,
  consent: Consent & { stateHash: Buffer; browserHash: Buffer; seconds: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO consent (consent_id, invitation_id, state_hash, browser_hash, integration_type, integration_name,
       sealed, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8)) ON CONFLICT (consent_id) DO NOTHING`,
    [
      consent.consent_id,
      consent.invitation_id,
      consent.stateHash,
      consent.browserHash,
      consent.integration_type,
      consent.integration_name,
      consent.sealed,
      consent.seconds,
    ],
  );
  return rowCount === 1;
}

/**
 * Takes the consent of somebody who came back, once, and only in the browser that he left with: what another browser
 * brings leaves it as it was.
 */
export async function takeConsent(
  db: Queryable,
  stateHash: Buffer,
  browserHash: Buffer,
): Promise<Consent | undefined> {
  const { rows } = await db.query<Consent>(
    `UPDATE consent SET returned_at = now()
     WHERE state_hash = $1 AND browser_hash = $2 AND returned_at IS NULL AND expires_at > now()
     RETURNING consent_id, invitation_id, integration_type, integration_name, sealed`,
    [stateHash, browserHash],
  );
  return rows[0];
}

/** Notes what came of it, and forgets what was entered. */
export async function endConsent(
  db: Queryable,
  consentId: string,
  outcome: { connectionId: string | null; error: string | null },
): Promise<void> {
  await db.query(`UPDATE consent SET connection_id = $2, error = $3, sealed = '' WHERE consent_id = $1`, [
    consentId,
    outcome.connectionId,
    outcome.error,
  ]);
}

/** How a consent of an invitation stands; `fresh`: what came of it came a few minutes ago. */
export interface ConsentState {
  integration_name: string;
  connection_id: string | null;
  error: string | null;
  expired: boolean;
  fresh: boolean;
}

/** How a consent stands; undefined where the invitation has none of this id. */
export async function findConsent(
  db: Queryable,
  invitationId: string,
  consentId: string,
): Promise<ConsentState | undefined> {
  const { rows } = await db.query<ConsentState>(
    `SELECT integration_name, connection_id, error, expires_at <= now() AS expired,
       coalesce(returned_at > now() - interval '10 minutes', false) AS fresh
     FROM consent WHERE invitation_id = $1 AND consent_id = $2`,
    [invitationId, consentId],
  );
  return rows[0];
}
