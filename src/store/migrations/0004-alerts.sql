-- What needs an operator, and what operators are told of it. Nothing here is synced data.

-- Something that needs an operator: open until its condition is over, and gone once that was told.
CREATE TABLE alert (
  alert_id uuid PRIMARY KEY,
  kind     text NOT NULL CHECK (kind IN ('job_stuck', 'schedule_behind', 'endpoint_disabled', 'disk_nearly_full')),
  -- Which of its kind: the same one is open once, whoever notices it.
  subject  text NOT NULL,
  -- Ids, codes and numbers that its text is made of; never what a source or a receiver said.
  details  jsonb NOT NULL,
  since    timestamptz NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now(),
  -- Written together with the messages that tell it.
  told_at  timestamptz,
  over_at  timestamptz
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX alert_open ON alert (kind, subject) WHERE over_at IS NULL;

-- What is to be told, a row for each channel: a dead mail server holds up no webhook. Written before it is sent.
CREATE TABLE alert_message (
  message_id uuid NOT NULL,
  channel    text NOT NULL CHECK (channel IN ('webhook', 'email')),
  kind       text NOT NULL,
  state      text NOT NULL CHECK (state IN ('open', 'over')),
  body       json NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  attempts   integer NOT NULL DEFAULT 0,
  -- Not before this; whoever sends it moves it ahead first, so that no other does meanwhile.
  due_at     timestamptz NOT NULL DEFAULT now(),
  -- Null while it is still to be told.
  outcome    text CHECK (outcome IN ('delivered', 'gave_up')),
  ended_at   timestamptz,
  -- Why the last attempt failed.
  error      text,
  PRIMARY KEY (message_id, channel)
);
CREATE INDEX alert_message_due ON alert_message (channel, due_at) WHERE outcome IS NULL;
CREATE INDEX alert_message_newest ON alert_message (kind, state, created_at);

-- When somebody looks for each kind next, and where a look that goes through many goes on. Of all processes the one
-- that moves next_at looks.
CREATE TABLE alert_watch (
  kind        text PRIMARY KEY,
  next_at     timestamptz NOT NULL DEFAULT '-infinity',
  -- Nobody looked for a while, so what had to wait has until then to catch up.
  quiet_until timestamptz NOT NULL DEFAULT '-infinity',
  place       jsonb
);
INSERT INTO alert_watch (kind) VALUES ('job_stuck'), ('schedule_behind'), ('endpoint_disabled'), ('disk_nearly_full');

-- Jobs in the order in which they became stuck, which few do.
CREATE INDEX run_stuck ON run (finished_at, connection_id, run_id) WHERE status = 'stuck';
