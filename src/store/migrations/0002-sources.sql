-- What real sources need beside the sandbox: sessions that are traded for credentials, who an account belongs to,
-- and files that come in instead of answers.

-- What the source gave for the credentials (tokens), sealed like them; null until the first sign-in.
ALTER TABLE connection ADD COLUMN sealed_session text;
-- Who the credentials belong to in the source's own words, as seen when the connection was made.
ALTER TABLE connection ADD COLUMN me json;

-- A file as it came in. Its bytes arrive before it is ready; what never gets ready is dropped.
CREATE TABLE file (
  connection_id uuid NOT NULL,
  file_id       uuid NOT NULL,
  file_name     text NOT NULL,
  file_type     text NOT NULL,
  -- Of the bytes: the same file sent twice is one file.
  sha256        bytea,
  size          bigint NOT NULL DEFAULT 0,
  ready         boolean NOT NULL DEFAULT false,
  -- When it got ready, by the source clock; what a window is compared with for files that come late. Given under
  -- the connection's lock and later than any given before, so it is also the order in which files are walked.
  arrived_at    timestamptz,
  -- What its survey found: the basis dates of its records lie in [holds_from, holds_to).
  holds_from    timestamptz,
  holds_to      timestamptz,
  facts         json,
  warnings      jsonb NOT NULL DEFAULT '[]',
  -- Why it could not be made sense of; null for one that could.
  problem       text,
  created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (connection_id, file_id),
  CHECK (NOT ready OR arrived_at IS NOT NULL)
);
CREATE UNIQUE INDEX file_once ON file (connection_id, sha256) WHERE ready;
CREATE UNIQUE INDEX file_by_arrival ON file (connection_id, arrived_at);
CREATE INDEX file_unready ON file (created_at) WHERE NOT ready;

CREATE TABLE file_part (
  connection_id uuid NOT NULL,
  file_id       uuid NOT NULL,
  part_no       integer NOT NULL,
  content       bytea NOT NULL,
  PRIMARY KEY (connection_id, file_id, part_no)
);

-- What a folder was seen to hold, so that a file that was taken in once is not read again at every look.
CREATE TABLE folder_file (
  connection_id uuid NOT NULL,
  file_name     text NOT NULL,
  size          bigint NOT NULL,
  -- When it was last written or moved or its rights changed (ctime), which nobody can set back.
  changed_ms    bigint NOT NULL,
  PRIMARY KEY (connection_id, file_name)
);
