-- What is stored can be proved right, put right, and mapped anew.

-- read: the usual; verify: reads and compares, and writes down only what it found; repair: a read that compares with
-- what is really stored instead of its hash; remap: maps raw payloads anew instead of asking the source
ALTER TABLE run ADD COLUMN purpose text NOT NULL DEFAULT 'read'
  CHECK (purpose IN ('read', 'verify', 'repair', 'remap'));
-- All that a verify found, though only some of it is kept as findings.
ALTER TABLE run ADD COLUMN found_missing bigint NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN found_differing bigint NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN found_unexpected bigint NOT NULL DEFAULT 0;
-- Of a verify: records that differ because the source changed them after it was last read.
ALTER TABLE run ADD COLUMN not_yet_read bigint NOT NULL DEFAULT 0;
-- Of a remap: records whose raw payload is no longer kept.
ALTER TABLE run ADD COLUMN without_raw bigint NOT NULL DEFAULT 0;
-- The first slice in which a verify looks for records that have moved on to a later date; null before.
ALTER TABLE run ADD COLUMN moved_from integer;

-- What a verify found missing or differing in the slice: that is what a repair reads again.
ALTER TABLE slice ADD COLUMN found bigint NOT NULL DEFAULT 0;

-- What a verify found of one record, kept for people for a while.
CREATE TABLE finding (
  connection_id uuid NOT NULL,
  run_id        uuid NOT NULL,
  id            text NOT NULL,
  resource      text NOT NULL,
  -- missing: the source has it and we do not; differing; unexpected: we have it and the source did not show it
  kind          text NOT NULL CHECK (kind IN ('missing', 'differing', 'unexpected')),
  -- Of what differs, as much as is worth looking at: [{path, stored, source}, …]
  differences   json NOT NULL DEFAULT '[]',
  -- How many paths differ in all.
  differing     integer NOT NULL DEFAULT 0,
  -- The instant at which the source was seen to be otherwise.
  as_of         timestamptz NOT NULL,
  found_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (connection_id, run_id, id)
);
CREATE INDEX finding_by_time ON finding USING brin (found_at) WITH (autosummarize = on);

-- What an entry is addressed by; the key itself may be any text of the source's.
ALTER TABLE quarantine ADD COLUMN quarantine_id uuid NOT NULL
  GENERATED ALWAYS AS (md5(resource || '/' || source_key)::uuid) STORED;
CREATE UNIQUE INDEX quarantine_by_id ON quarantine (connection_id, quarantine_id);
CREATE INDEX quarantine_of_run ON quarantine (connection_id, run_id, resource, source_key);
