-- Invitations to connect an account: link tokens, which work once within half an hour, and magic links, which are sent
-- to somebody and work until they end. Of each secret only a digest is kept. Without foreign keys: under Citus these
-- tables stand on the coordinator alone, and connection does not; what names a connection that is gone leads nowhere.
CREATE TABLE invitation (
  invitation_id      uuid PRIMARY KEY,
  organization_id    uuid NOT NULL,
  kind               text NOT NULL CHECK (kind IN ('token', 'magic')),
  hash               bytea NOT NULL UNIQUE,
  -- Null: of any type, as the page says that opens the window.
  integration_type   text CHECK (integration_type IN ('wms', 'cart', 'carrier')),
  allow_list         text[] NOT NULL DEFAULT '{}',
  block_list         text[] NOT NULL DEFAULT '{}',
  -- Functions that an integration must have to be offered.
  with_functions     text[] NOT NULL DEFAULT '{}',
  customer_id        text,
  -- Whose credentials are to be entered anew; null for a new connection.
  connection_id      uuid,
  -- What it says otherwise than the organization of the functions that are not synced.
  disabled_functions text[] NOT NULL DEFAULT '{}',
  enabled_functions  text[] NOT NULL DEFAULT '{}',
  created_at         timestamptz NOT NULL DEFAULT now(),
  expires_at         timestamptz NOT NULL,
  -- When something was connected by it first.
  used_at            timestamptz,
  -- How often credentials were tried with it.
  tries              integer NOT NULL DEFAULT 0
);
CREATE INDEX invitation_of_organization ON invitation (organization_id, invitation_id) WHERE kind = 'magic';
CREATE INDEX invitation_expires ON invitation (expires_at);

-- What the page hands over when something was connected, to be exchanged once for the access token.
CREATE TABLE auth_code (
  hash            bytea PRIMARY KEY,
  organization_id uuid NOT NULL,
  connection_id   uuid NOT NULL,
  expires_at      timestamptz NOT NULL
);
CREATE INDEX auth_code_expires ON auth_code (expires_at);

-- Consents that somebody was sent to a vendor for. What was entered before, and the proof that goes with the code that
-- comes back, are sealed; `browser_hash` is of a cookie, so that nobody ends in his browser what another has begun.
CREATE TABLE consent (
  consent_id       uuid PRIMARY KEY,
  invitation_id    uuid NOT NULL,
  state_hash       bytea NOT NULL UNIQUE,
  browser_hash     bytea NOT NULL,
  integration_type text NOT NULL,
  integration_name text NOT NULL,
  sealed           text NOT NULL,
  expires_at       timestamptz NOT NULL,
  -- Null while the vendor has not sent anybody back.
  returned_at      timestamptz,
  connection_id    uuid,
  error            text
);
CREATE INDEX consent_expires ON consent (expires_at);

-- What was connected by an invitation stands in the audit log under it.
ALTER TABLE request_log DROP CONSTRAINT request_log_actor_kind_check,
  ADD CONSTRAINT request_log_actor_kind_check CHECK (actor_kind IN ('key', 'user', 'operator', 'invitation'));
