-- A source's rate limit is the budget of an account, which several connections may share, also of several
-- organizations. It is kept here, so that all processes draw on the same.

-- One row an account, updated by each request: small, and no index but its key. Not synced data. No credentials:
-- the account is known only by a keyed hash.
CREATE TABLE account_quota (
  account_hash  bytea PRIMARY KEY,
  -- What was left at filled_at; more has come in since then. Below zero: owed. May stand above what the bucket
  -- holds, and is cut where it is used.
  tokens        double precision NOT NULL,
  -- By the database's clock, which all processes share; by the source clock only where a test moves that by hand.
  filled_at     timestamptz NOT NULL,
  -- What the source itself said, where it was less than the manifest declares.
  burst         double precision,
  per_second    double precision,
  -- Not to be asked before: the source said so. By the same clock as filled_at.
  paused_until  timestamptz,
  paused_reason text
) WITH (fillfactor = 50);

-- Which account a connection's credentials are of: the same keyed hash. Null until a worker first takes it.
ALTER TABLE connection ADD COLUMN account_hash bytea;
CREATE INDEX connection_of_account ON connection (account_hash) WHERE account_hash IS NOT NULL;
