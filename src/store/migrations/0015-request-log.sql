-- What was asked of the API, by whom, and how it ended: for whoever looks for a fault of his program, and for whoever
-- asks who changed something. Changes are written before they are answered and kept for 400 days, reads are gathered
-- and kept for 30. Without headers, bodies and whatever else may be a secret. The ids count up with time.
CREATE TABLE request_log (
  organization_id uuid NOT NULL,
  log_id          uuid NOT NULL,
  at              timestamptz NOT NULL,
  -- key: an API key; user: somebody signed in; operator: the command line on the machine itself
  actor_kind      text NOT NULL CHECK (actor_kind IN ('key', 'user', 'operator')),
  actor_id        uuid,
  connection_id   uuid,
  request_id      text NOT NULL,
  method          text NOT NULL,
  -- The address as the documentation has it, and as it was asked for.
  route           text NOT NULL,
  path            text NOT NULL,
  query           text NOT NULL,
  status          smallint NOT NULL,
  error_code      text,
  error           text,
  duration_ms     integer NOT NULL,
  remote_address  text,
  is_change       boolean NOT NULL,
  PRIMARY KEY (organization_id, log_id)
);
-- The audit log is the changes alone, and a connection's page shows what was asked of it.
CREATE INDEX request_log_changes ON request_log (organization_id, log_id) WHERE is_change;
CREATE INDEX request_log_of_connection ON request_log (connection_id, log_id) WHERE connection_id IS NOT NULL;
-- For dropping what has had its time: changes stay more than a year among the reads that go, and need one of their own.
CREATE INDEX request_log_reads_expire ON request_log (at) WHERE NOT is_change;
CREATE INDEX request_log_changes_expire ON request_log (at) WHERE is_change;
