-- Events reach receivers, and schedules can be steered.

-- The number of the connection's newest event. It grows under the connection's lock, so that numbers become visible
-- in their order: whoever has read up to one has missed none before it.
ALTER TABLE connection_state ADD COLUMN event_seq bigint NOT NULL DEFAULT 0;

ALTER TABLE event ADD COLUMN seq bigint;
UPDATE event SET seq = numbered.seq
  FROM (SELECT connection_id, event_id,
               row_number() OVER (PARTITION BY connection_id ORDER BY created_at, event_id) AS seq FROM event) numbered
  WHERE numbered.connection_id = event.connection_id AND numbered.event_id = event.event_id;
UPDATE connection_state SET event_seq = newest.seq
  FROM (SELECT connection_id, max(seq) AS seq FROM event GROUP BY connection_id) newest
  WHERE newest.connection_id = connection_state.connection_id;
ALTER TABLE event ALTER COLUMN seq SET NOT NULL;
CREATE UNIQUE INDEX event_in_order ON event (connection_id, seq);
-- Events come in the order of time, so this small index finds what is past its time, and ranges to send again.
CREATE INDEX event_by_time ON event USING brin (created_at) WITH (autosummarize = on);

-- A receiver of events, of one organization. The unit of exclusion of sending, as the connection is of syncing.
CREATE TABLE endpoint (
  endpoint_id     uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  url             text NOT NULL,
  description     text NOT NULL DEFAULT '',
  -- Null: all of them.
  event_types     text[],
  connection_ids  uuid[],
  -- A backfill's flood reaches it no faster than this.
  max_per_second  integer NOT NULL CHECK (max_per_second > 0),
  -- Those that sign now: the newest, and those before it until their time is over. See src/webhooks/secrets.ts.
  sealed_secrets  text NOT NULL,
  enabled         boolean NOT NULL DEFAULT true,
  -- request: somebody asked for it; failing: nothing it was sent arrived for days
  disabled_reason text CHECK (disabled_reason IN ('request', 'failing')),
  disabled_at     timestamptz,
  -- The first failure since something arrived last.
  failing_since   timestamptz,
  -- The receiver asked not to be sent anything before this.
  paused_until    timestamptz,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  -- Who sends to it now. A late sender with an old epoch changes nothing.
  epoch           bigint NOT NULL DEFAULT 0,
  sender          text,
  leased_until    timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 70);
CREATE INDEX endpoint_of_organization ON endpoint (organization_id, endpoint_id);

-- How far an endpoint has been told of a connection's events: everything up to `position` was tried at least once,
-- everything up to `upto` is to be. The page that writes events moves `upto`; only the sender moves `position`.
-- An endpoint's ongoing feed has the endpoint's own id; others are events to be sent once more, and go when done.
CREATE TABLE feed (
  connection_id uuid NOT NULL,
  feed_id       uuid NOT NULL,
  endpoint_id   uuid NOT NULL,
  position      bigint NOT NULL,
  upto          bigint NOT NULL,
  PRIMARY KEY (connection_id, feed_id)
) WITH (fillfactor = 50);
CREATE INDEX feed_behind ON feed (endpoint_id, connection_id, feed_id) WHERE position < upto;

-- Events that an endpoint is to be sent again: what failed and is tried once more, and what somebody asked for.
CREATE TABLE redelivery (
  connection_id uuid NOT NULL,
  endpoint_id   uuid NOT NULL,
  event_id      uuid NOT NULL,
  -- Made so far, without those before somebody asked for it.
  attempts      integer NOT NULL,
  due_at        timestamptz NOT NULL,
  PRIMARY KEY (connection_id, endpoint_id, event_id)
);
CREATE INDEX redelivery_due ON redelivery (endpoint_id, due_at);

-- What was sent to an endpoint and how it answered, kept for people for a while. Not synced data.
CREATE TABLE attempt (
  endpoint_id     uuid NOT NULL,
  attempt_id      uuid NOT NULL,
  -- Null where somebody tried the endpoint with a made-up event.
  connection_id   uuid,
  event_id        uuid NOT NULL,
  event_type      text NOT NULL,
  -- Of the same event: 1, 2, …
  number          integer NOT NULL,
  -- failed: is tried again; gave_up: is not
  outcome         text NOT NULL CHECK (outcome IN ('delivered', 'failed', 'gave_up')),
  -- The answer's status and beginning; null where none came, then `error` says why.
  status          integer,
  response        text,
  error           text,
  duration_ms     integer NOT NULL,
  attempted_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  next_attempt_at timestamptz,
  PRIMARY KEY (endpoint_id, attempt_id)
);
CREATE INDEX attempt_of_event ON attempt (endpoint_id, event_id);
CREATE INDEX attempt_by_time ON attempt USING brin (attempted_at) WITH (autosummarize = on);

-- silent: a job's records make no events, only its end does.
ALTER TABLE run ADD COLUMN events text NOT NULL DEFAULT 'send' CHECK (events IN ('send', 'silent'));
-- A run of a schedule that was told to be stuck, since its last page: told once.
ALTER TABLE run ADD COLUMN told_stuck boolean NOT NULL DEFAULT false;

-- Functions that this connection does not sync; null: as its organization says. What is there keeps what it had.
ALTER TABLE connection ADD COLUMN disabled_functions text[];
UPDATE connection SET disabled_functions = '{}';
-- Deleted: of no use from that instant, and its data goes bit by bit. The row stays until that is told.
ALTER TABLE connection ADD COLUMN deleted_at timestamptz;
CREATE INDEX connection_deleted ON connection (deleted_at) WHERE deleted_at IS NOT NULL;

-- paused: by the schedule's own switch; disabled: its function is not synced at all.
ALTER TABLE schedule DROP COLUMN enabled;
ALTER TABLE schedule ADD COLUMN paused boolean NOT NULL DEFAULT false;
ALTER TABLE schedule ADD COLUMN disabled boolean NOT NULL DEFAULT false;
ALTER TABLE schedule ADD COLUMN enabled boolean GENERATED ALWAYS AS (NOT paused AND NOT disabled) STORED;
