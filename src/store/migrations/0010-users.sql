-- People who sign in to the dashboard. Nothing here is synced data, and of every token only a digest is kept.
-- Without foreign keys: under Citus these tables stand on the coordinator alone, and organization does not. Whoever is
-- removed is removed from all three in one transaction, and a row without its user opens nothing.

CREATE TABLE app_user (
  user_id         uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  -- In small letters; names the person within the organization. Nothing is sent to it.
  email           text NOT NULL,
  name            text NOT NULL,
  role            text NOT NULL CHECK (role IN ('owner', 'operator', 'viewer')),
  created_at      timestamptz NOT NULL DEFAULT now(),
  last_seen_at    timestamptz,
  UNIQUE (organization_id, email)
);
CREATE INDEX app_user_of_organization ON app_user (organization_id, user_id);

-- The one link by which a user can sign in: a row a user, so that a newer one takes the place of the one before.
CREATE TABLE user_link (
  user_id    uuid PRIMARY KEY,
  hash       bytea NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL
);

-- Browsers that are signed in. A user has a bounded number of them, see src/users/sign-in.ts.
CREATE TABLE user_session (
  hash         bytea PRIMARY KEY,
  user_id      uuid NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL
);
CREATE INDEX user_session_of_user ON user_session (user_id, last_used_at);

-- The dashboard lists an organization's keys that work, a page at a time.
CREATE INDEX api_key_of_organization ON api_key (organization_id, api_key_id) WHERE revoked_at IS NULL;
