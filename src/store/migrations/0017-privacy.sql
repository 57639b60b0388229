-- Persons can be erased, records have their time, and a deletion says when it is done.

-- What persons are known by is kept as keyed hashes. Their key is the organization's own, sealed like credentials:
-- under another key of the installation the hashes would name nobody any more. Null: nobody was ever erased.
ALTER TABLE organization ADD COLUMN sealed_privacy_key text;

-- That a person was to be erased; who it was, nobody can tell from it.
CREATE TABLE erasure (
  organization_id uuid NOT NULL,
  erasure_id      uuid NOT NULL,
  requested_at    timestamptz NOT NULL DEFAULT now(),
  -- The last connection that was told of it; ids grow with time, so new ones come behind it. Null: none yet.
  spread_to       uuid,
  -- Whether all connections were told, and all of them are through.
  spread          boolean NOT NULL DEFAULT false,
  done_at         timestamptz,
  PRIMARY KEY (organization_id, erasure_id)
);
CREATE INDEX erasure_open ON erasure (requested_at) WHERE done_at IS NULL;

-- What an erased person is known by (an address, a number, a name at a place, a record that held him), as keyed hashes:
-- whatever is read and has one of them is stored without the person.
CREATE TABLE suppression (
  organization_id uuid NOT NULL,
  sign            bytea NOT NULL,
  PRIMARY KEY (organization_id, sign)
);

-- How far an erasure has come in a connection.
CREATE TABLE erasure_walk (
  connection_id uuid NOT NULL,
  erasure_id    uuid NOT NULL,
  -- What is gone through now and from where on; null before the start.
  place         json,
  records       bigint NOT NULL DEFAULT 0,
  events        bigint NOT NULL DEFAULT 0,
  -- Payloads put aside, findings, files, messages of sources and receivers.
  others        bigint NOT NULL DEFAULT 0,
  done_at       timestamptz,
  PRIMARY KEY (connection_id, erasure_id)
);
CREATE INDEX erasure_walk_of ON erasure_walk (erasure_id);
CREATE INDEX erasure_walk_open ON erasure_walk (connection_id) WHERE done_at IS NULL;

-- When what an organization keeps only for a time was last looked through; null: never.
ALTER TABLE connection_state ADD COLUMN retained_at timestamptz;

-- That a connection was deleted, and when nothing of it was left.
CREATE TABLE deletion (
  organization_id  uuid NOT NULL,
  connection_id    uuid NOT NULL,
  integration_type text NOT NULL,
  integration_name text NOT NULL,
  deleted_at       timestamptz NOT NULL,
  done_at          timestamptz,
  PRIMARY KEY (organization_id, connection_id)
);
CREATE INDEX deletion_expires ON deletion (done_at) WHERE done_at IS NOT NULL;
INSERT INTO deletion (organization_id, connection_id, integration_type, integration_name, deleted_at)
  SELECT organization_id, connection_id, integration_type, integration_name, deleted_at FROM connection
  WHERE deleted_at IS NOT NULL;
-- `unavailable` says of a range that its source no longer has it. What an organization does not keep the source may well
-- have: it is told on the job that found it so, and becomes a gap when it is to be kept after all.
ALTER TABLE coverage DROP CONSTRAINT coverage_state_check,
  ADD CONSTRAINT coverage_state_check CHECK (state IN ('read', 'unavailable', 'unkept'));
DROP INDEX coverage_unavailable;
CREATE INDEX coverage_unread ON coverage (connection_id, run_id) WHERE state <> 'read';

-- What was sent of a connection goes with it, and so does what leads to it.
CREATE INDEX attempt_of_connection ON attempt (connection_id) WHERE connection_id IS NOT NULL;
CREATE INDEX invitation_of_connection ON invitation (connection_id) WHERE connection_id IS NOT NULL;
CREATE INDEX auth_code_of_connection ON auth_code (connection_id);
CREATE INDEX consent_of_connection ON consent (connection_id) WHERE connection_id IS NOT NULL;
CREATE INDEX consent_of_invitation ON consent (invitation_id);
